using System.Globalization;

namespace Wirefix.Traffic.Formats.GoReplay;

/// <summary>
/// Reads GoReplay's files (<c>.gor</c>). What it records goes into a server: exchanges are inbound. A request whose response
/// was not recorded is kept, with status 0, and says so.
/// </summary>
internal static class GoReplayReader
{
    // The file does not name the host where a client did not, as HTTP/1.0 lets it.
    private const string UnknownHost = "localhost";

    /// <summary>Reads every record that can be read; the others become problems.</summary>
    public static void Read(Stream stream, string name, IPairSink sink, CancellationToken cancellationToken)
    {
        var pending = new GorPending((request, response) => Add(request, response, name, sink));
        foreach (var (number, bytes, whole) in GorRecords.Of(stream))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var where = $"{name}, record {number}";
            try
            {
                if (!whole)
                    throw new EntryException($"expected a record of at most {TextLines.LongestLine:N0} bytes, found a longer one");
                pending.Take(GorRecord.Read(number, bytes));
            }
            catch (EntryException problem)
            {
                sink.AddProblem(where, $"{problem.Message}; the record is left out");
            }
        }

        pending.Flush();
        if (pending.Alone > 0)
            sink.AddProblem(name, $"expected a request for each response, found {pending.Alone:N0} responses without; they are left out");
    }

    private static void Add(GorRecord request, GorRecord? response, string name, IPairSink sink)
    {
        var source = $"{name}, record {request.Number}";
        try
        {
            sink.Add(ToPair(request, response, source));
        }
        catch (EntryException problem)
        {
            sink.AddProblem(source, $"{problem.Message}; the exchange is left out");
        }
    }

    private static RecordedPair ToPair(GorRecord request, GorRecord? response, string source)
    {
        var asked = RawHttp.Read(request.Http);
        var answered = response is null ? null : RawHttp.Read(response.Http);
        var (start, duration) = TimesOf(request, response);
        return new RecordedPair
        {
            Id = request.Id,
            Direction = Direction.Inbound,
            Stamp = start,
            Duration = duration,
            Timing = duration is null ? Timing.StartOnly : Timing.Span,
            Request = RequestOf(asked),
            Response = answered is null
                ? new Response(0) { FailureReason = "no response was recorded" }
                : new Response(StatusOf(answered)) { Headers = answered.Headers, Body = answered.Body },
            Source = source,
            Problems = [.. ProblemsOf(asked, "request"), .. ProblemsOf(answered, "response")],
        };
    }

    // A response's own length is that of its bytes on the wire, or from the request on where its stamp is the request's; a
    // replayed one carries the times of the replay.
    private static (DateTimeOffset? Start, TimeSpan? Duration) TimesOf(GorRecord request, GorRecord? response) => response switch
    {
        null => (request.Stamp, null),
        { Kind: GorKind.ReplayedResponse, Stamp: not null, Length: not null } => (response.Stamp, response.Length),
        _ => (request.Stamp, Stamp.Between(request.Stamp, response.Stamp + (response.Length ?? TimeSpan.Zero))),
    };

    private static Request RequestOf(RawHttp message)
    {
        var parts = message.StartLine.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var absolute = parts.Length < 2 ? null : RequestTarget.Absolute(parts[1]);
        if (parts is not [var method, var target, ..] || (absolute is null && target[0] is not ('/' or '*')))
            throw new EntryException($"expected a request line such as \"GET /path HTTP/1.1\", found \"{message.StartLine}\"");
        var url = absolute ?? RequestTarget.Combine("http", message.HeaderValue("Host") ?? UnknownHost, target);
        return new Request(method.ToUpperInvariant(), url) { Headers = message.Headers, Body = message.Body };
    }

    private static int StatusOf(RawHttp message)
    {
        var parts = message.StartLine.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 999
            ? status
            : throw new EntryException($"expected a status line such as \"HTTP/1.1 200 OK\", found \"{message.StartLine}\"");
    }

    private static IEnumerable<string> ProblemsOf(RawHttp? message, string which) =>
        message?.Problem is { } problem ? [$"{which}: {problem}"] : [];
}
