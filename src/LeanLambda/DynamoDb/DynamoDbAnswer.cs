using System.Net;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.Internal.Transform;
using LeanLambda.Http;

namespace LeanLambda.DynamoDb;

/// <summary>An answer of DynamoDB, for the SDK's unmarshallers.</summary>
internal sealed class DynamoDbAnswer(HttpAnswer answer) : IWebResponseData, IHttpResponseBody
{
    public long ContentLength => answer.Body.Length;

    public string ContentType => answer.Header("content-type"u8);

    public HttpStatusCode StatusCode => (HttpStatusCode)answer.Status;

    public bool IsSuccessStatusCode => answer.Status is >= 200 and < 300;

    public IHttpResponseBody ResponseBody => this;

    /// <summary>What the answer says, of the type that the unmarshaller makes; an error of the service is thrown.</summary>
    internal AmazonWebServiceResponse Read(ResponseUnmarshaller unmarshaller)
    {
        if (!IsSuccessStatusCode && !IsJson())
            throw new AmazonDynamoDBException($"DynamoDB answered with status {answer.Status}.", ErrorType.Unknown, "", "", StatusCode);
        using var body = OpenResponse();
        using var context = unmarshaller.CreateContext(this, readEntireResponse: false, body, metrics: null, isException: !IsSuccessStatusCode);
        return IsSuccessStatusCode
            ? unmarshaller.UnmarshallResponse(context)
            : throw unmarshaller.UnmarshallException(context, innerException: null, StatusCode);
    }

    public Stream OpenResponse() => new MemoryStream(answer.Body, writable: false);

    public Task<Stream> OpenResponseAsync() => Task.FromResult(OpenResponse());

    public string[] GetHeaderNames() => [];

    public bool IsHeaderPresent(string headerName) => GetHeaderValue(headerName).Length > 0;

    /// <summary>Not the checksum: over TLS it says nothing new, and the SDK would calculate it.</summary>
    public string GetHeaderValue(string headerName) =>
        headerName is "x-amz-crc32" ? "" : answer.Header(Encoding.ASCII.GetBytes(headerName));

    public IEventStreamHeader? GetEventStreamHeader(string headerName) => null;

    public bool IsEventHeaderPresent(string headerName) => false;

    public void Dispose()
    {
        // All of it is memory.
    }

    /// <summary>What stands between the function and DynamoDB may answer in HTML.</summary>
    private bool IsJson() => answer.Body.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'{', ..];
}
