using System.Collections.Immutable;
using System.Text;
using Wirefix.Traffic;

namespace Wirefix.Replay;

/// <summary>What the service answered to one replayed request.</summary>
/// <param name="Method">The HTTP method of the request.</param>
/// <param name="PathAndQuery">The request target.</param>
/// <param name="Status">The status code; 0 where no answer came in time.</param>
/// <param name="RecordedStatus">The status that was recorded.</param>
/// <param name="Headers">The header fields of the answer.</param>
/// <param name="Body">The body as text; bytes that are not UTF-8 become replacement characters.</param>
public sealed record Reply(
    string Method,
    string PathAndQuery,
    int Status,
    int RecordedStatus,
    ImmutableArray<Header> Headers,
    string Body)
{
    /// <summary>The answer as a capture would hold it; without a body where none came.</summary>
    public Response ToResponse() => new(Status) { Headers = Headers, Body = Status == 0 ? default : Encoding.UTF8.GetBytes(Body) };
}
