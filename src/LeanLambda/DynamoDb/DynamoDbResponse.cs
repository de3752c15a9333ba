using System.Globalization;
using System.IO.Hashing;
using System.Net;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model.Internal.MarshallTransformations;
using Amazon.Runtime;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.Internal.Transform;
using LeanLambda.Http;

namespace LeanLambda.DynamoDb;

/// <summary>A response of DynamoDB, for the SDK's unmarshallers.</summary>
internal sealed class DynamoDbResponse(HttpResponse response) : IWebResponseData, IHttpResponseBody
{
    public long ContentLength => response.Body.Length;

    public string ContentType => response.Header("content-type"u8);

    public HttpStatusCode StatusCode => (HttpStatusCode)response.Status;

    public bool IsSuccessStatusCode => response.Status is >= 200 and < 300;

    public IHttpResponseBody ResponseBody => this;

    private string RequestId => response.Header("x-amzn-requestid"u8);

    /// <summary>
    /// The result, of the type that the unmarshaller makes. Throws the error of the service, or
    /// <see cref="UnreadableResponseException"/>.
    /// </summary>
    internal AmazonWebServiceResponse Read(ResponseUnmarshaller unmarshaller) =>
        IsSuccessStatusCode ? ReadResult(unmarshaller) : throw ReadError(unmarshaller);

    public Stream OpenResponse() => new MemoryStream(response.Body, writable: false);

    public Task<Stream> OpenResponseAsync() => Task.FromResult(OpenResponse());

    public string[] GetHeaderNames() => [];

    public bool IsHeaderPresent(string headerName) => GetHeaderValue(headerName).Length > 0;

    /// <summary>The checksum is left out: it is compared here, whatever tells the length of the body.</summary>
    public string GetHeaderValue(string headerName) =>
        headerName is "x-amz-crc32" ? "" : response.Header(Encoding.ASCII.GetBytes(headerName));

    public IEventStreamHeader? GetEventStreamHeader(string headerName) => null;

    public bool IsEventHeaderPresent(string headerName) => false;

    public void Dispose()
    {
        // All of it is memory.
    }

    private AmazonWebServiceResponse ReadResult(ResponseUnmarshaller unmarshaller)
    {
        if (HasWrongChecksum()) throw new UnreadableResponseException("its checksum is wrong", RequestId);
        if (!IsJson()) throw new UnreadableResponseException("it is not JSON", RequestId);
        try
        {
            CheckShape(unmarshaller);
            using var context = Context(unmarshaller, isException: false);
            return unmarshaller.UnmarshallResponse(context);
        }
        catch (Exception error)
        {
            throw new UnreadableResponseException((error.InnerException ?? error).Message, RequestId, error);
        }
    }

    private AmazonServiceException ReadError(ResponseUnmarshaller unmarshaller)
    {
        if (!IsJson()) return UnreadableError("which is not JSON", cause: null);
        try
        {
            CheckShape(unmarshaller);
            using var context = Context(unmarshaller, isException: true);
            return unmarshaller.UnmarshallException(context, innerException: null, StatusCode);
        }
        catch (Exception error)
        {
            return UnreadableError("which cannot be read", error);
        }
    }

    private UnmarshallerContext Context(ResponseUnmarshaller unmarshaller, bool isException) =>
        unmarshaller.CreateContext(this, readEntireResponse: false, OpenResponse(), metrics: null, isException);

    /// <summary>The status says what it is, and nothing else does.</summary>
    private AmazonDynamoDBException UnreadableError(string which, Exception? cause) => new(
        $"DynamoDB responded with status {response.Status} and {response.Body.Length} bytes, {which}.",
        cause, ErrorType.Unknown, errorCode: "", RequestId, StatusCode);

    private bool HasWrongChecksum() =>
        uint.TryParse(
            response.Header("x-amz-crc32"u8), NumberStyles.None, CultureInfo.InvariantCulture, out var checksum)
        && Crc32.HashToUInt32(response.Body) != checksum;

    private void CheckShape(ResponseUnmarshaller unmarshaller) =>
        ResponseShape.Check(response.Body, unmarshaller is TransactWriteItemsResponseUnmarshaller);

    /// <summary>
    /// What stands between the function and DynamoDB may respond in HTML, for which the SDK has another reader.
    /// </summary>
    private bool IsJson() => response.Body.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'{', ..];
}
