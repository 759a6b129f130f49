using System.Collections.Immutable;
using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// Reads HAR 1.1 and 1.2, and the four fields that <see cref="HarWriter"/> adds (<c>_id</c>, <c>_direction</c>,
/// <c>_timing</c>, <c>_traceId</c>). Without them an entry is inbound, and one without a length has its start alone.
/// </summary>
internal static class HarReader
{
    /// <summary>Reads every entry that can be read; the others become problems.</summary>
    public static void Read(byte[] bytes, string name, CaptureBuilder builder, CancellationToken cancellationToken)
    {
        var file = bytes.AsMemory(bytes.Length - FormatSniffer.WithoutByteOrderMark(bytes).Length);
        var number = 0;
        try
        {
            foreach (var entry in HarEntries.Split(file))
            {
                cancellationToken.ThrowIfCancellationRequested();
                number++;
                ReadEntry(entry, $"{name}, entry {number}", builder);
            }
        }
        catch (EntryException problem)
        {
            builder.AddProblem(number == 0 ? name : $"{name}, entry {number + 1}", $"{problem.Message}; what stands before is kept");
        }
    }

    private static void ReadEntry(ReadOnlyMemory<byte> json, string source, CaptureBuilder builder)
    {
        try
        {
            using var document = JsonDocument.Parse(json, JsonElementExtensions.Strict);
            builder.Add(ToPair(document.RootElement, source));
        }
        catch (JsonException malformed)
        {
            var line = malformed.LineNumber + 1;
            builder.AddProblem(source, $"expected a JSON object, found JSON that does not parse in its line {line}; the entry is left out");
        }
        catch (EntryException problem)
        {
            builder.AddProblem(source, $"{problem.Message}; the entry is left out");
        }
    }

    private static RecordedPair ToPair(JsonElement entry, string source)
    {
        var request = entry.Object("request") ?? throw new EntryException("expected a request, found none");
        var response = entry.Object("response");
        var url = request.Text("url");
        var duration = entry.Number("time") is { } time ? Stamp.Milliseconds(time) : null;
        var timing = TimingOf(entry.Text("_timing"));
        return new RecordedPair
        {
            Id = entry.Text("_id"),
            Direction = entry.Text("_direction") == "outbound" ? Direction.Outbound : Direction.Inbound,
            Stamp = Stamp.Parse(entry.Text("startedDateTime")),
            Duration = duration,
            Timing = timing ?? (duration > TimeSpan.Zero ? Timing.Span : Timing.StartOnly),
            TraceId = entry.Text("_traceId"),
            Request = new Request(
                request.Text("method")?.ToUpperInvariant() ?? throw new EntryException("expected the request's method, found none"),
                (url is null ? null : RequestTarget.Absolute(url)) ?? throw new EntryException($"expected an absolute URL, found \"{url}\""))
            {
                Headers = HeadersOf(request),
                Body = HarBody.OfRequest(request),
            },
            Response = new Response(StatusOf(response)) { Headers = HeadersOf(response), Body = HarBody.OfResponse(response) },
            Source = source,
        };
    }

    // Writers put 0, -1 or -2 where no answer came.
    private static int StatusOf(JsonElement? response) => response?.Number("status") is >= 100 and <= 999 and var status ? (int)status : 0;

    private static Timing? TimingOf(string? text) =>
        Enum.TryParse<Timing>(text, ignoreCase: true, out var timing) && Enum.IsDefined(timing) ? timing : null;

    private static ImmutableArray<Header> HeadersOf(JsonElement? message)
    {
        if (message?.Array("headers") is not { } headers)
            return [];
        return
        [
            .. from header in headers.EnumerateArray()
               let name = header.Text("name")
               where name is not null
               select new Header(name, header.Text("value") ?? ""),
        ];
    }
}
