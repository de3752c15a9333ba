namespace Blog.ReliabilityTests.Faults;

/// <summary>What becomes of a request to DynamoDB.</summary>
internal enum Spoil
{
    None,

    /// <summary>400, as DynamoDB says that a table gets more than it can take.</summary>
    Throttle,

    /// <summary>400, as DynamoDB says that another write is under way.</summary>
    Conflict,

    /// <summary>500 in DynamoDB's words. Like the two after it, it may come after the work.</summary>
    ServerError,

    /// <summary>503 with a page of HTML, as of a load balancer.</summary>
    Html,

    /// <summary>502 without a body.</summary>
    Empty,

    /// <summary>The connection is reset before DynamoDB has the request.</summary>
    ResetBefore,

    /// <summary>The connection is reset after the work.</summary>
    ResetAfter,

    /// <summary>No response; the work is done at once, never, or once the caller has given up.</summary>
    Silence,

    /// <summary>The connection ends within the body.</summary>
    HalfBody,

    /// <summary>Bytes that are not HTTP, after the work.</summary>
    Garbage,

    /// <summary>200 with a body that is not JSON, after the work.</summary>
    Unreadable,

    /// <summary>A content length that is less than the body.</summary>
    TooShort,

    /// <summary>A content length that is more than the body, on a connection that stays.</summary>
    TooLong,

    /// <summary>Up to half a second before the work, and as much after it.</summary>
    Slow,
}
