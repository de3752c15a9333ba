namespace Blog.Client;

/// <summary>
/// How patient a <see cref="BlogClient"/> is, and who calls. The defaults suit a service that starts on demand.
/// </summary>
public sealed record BlogClientOptions
{
    /// <summary>How often a request is sent again at most, 0 to 100; 3 unless set, which makes four attempts.</summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>
    /// The median pause before the first retry, at most a day; 200 ms unless set. Every further pause is about twice as
    /// long, and each is random around its median, so that many clients do not come back at once.
    /// </summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest pause, at most a day; 30 s unless set. A longer <c>Retry-After</c> is cut to it.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long one attempt may take, to the last byte of its answer, 10 ms to a day; 10 s unless set. The
    /// <see cref="HttpClient.Timeout"/> holds for each attempt too, and the shorter of the two counts.
    /// </summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The clock of pauses and timeouts; the system's unless set.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Shows who calls, in every request; null where nothing does, or where the HttpClient does by itself.
    /// </summary>
    public ApiCredentials? Credentials { get; init; }

    /// <summary>What is out of its range, in a sentence; null where nothing is.</summary>
    internal string? Fault() =>
        MaxRetries is < 0 or > 100 ? Rule(nameof(MaxRetries), "0 to 100")
        : !IsPause(RetryDelay) ? Rule(nameof(RetryDelay), "0 to a day")
        : !IsPause(MaxRetryDelay) ? Rule(nameof(MaxRetryDelay), "0 to a day")
        : !IsPause(AttemptTimeout) || AttemptTimeout.TotalMilliseconds < 10
            ? Rule(nameof(AttemptTimeout), "10 ms to a day")
        : null;

    private static bool IsPause(TimeSpan time) => time >= TimeSpan.Zero && time <= TimeSpan.FromDays(1);

    private static string Rule(string option, string range) => $"BlogClientOptions.{option} must be {range}.";
}
