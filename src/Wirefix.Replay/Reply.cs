using System.Collections.Immutable;
using System.Text;
using Wirefix.Traffic;

namespace Wirefix.Replay;

/// <summary>What the service answered to one replayed request.</summary>
/// <param name="Method">The HTTP method of the request.</param>
/// <param name="PathAndQuery">The request target.</param>
/// <param name="Status">The status code; 0 where no whole answer came in time.</param>
/// <param name="RecordedStatus">The status that was recorded.</param>
/// <param name="Headers">The header fields of the answer.</param>
/// <param name="Body">The body as text; bytes that are not UTF-8 become replacement characters. Where no answer came, why.</param>
public sealed record Reply(
    string Method,
    string PathAndQuery,
    int Status,
    int RecordedStatus,
    ImmutableArray<Header> Headers,
    string Body)
{
    /// <summary>The answer as a capture would hold it; where none came, with the reason in the place of a body.</summary>
    public Response ToResponse() => Status == 0
        ? new Response(Status) { FailureReason = Body }
        : new Response(Status) { Headers = Headers, Body = Encoding.UTF8.GetBytes(Body) };
}
