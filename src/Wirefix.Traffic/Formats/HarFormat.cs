using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// An entry of HAR 1.1 or 1.2, with the fields that <see cref="HarWriter"/> adds (<c>_id</c>, <c>_direction</c>,
/// <c>_timing</c>, <c>_traceId</c>, <c>_service</c>, <c>_error</c>). Without them an entry is inbound, and one without a length has its start alone.
/// </summary>
internal sealed class HarFormat : EntryFormat
{
    public static readonly HarFormat Instance = new();

    private HarFormat()
    {
    }

    /// <inheritdoc/>
    public override string LeftOut => "the entry is left out";

    /// <inheritdoc/>
    protected internal override RecordedPair ReadThoroughly(ReadOnlyMemory<byte> json, string source)
    {
        try
        {
            using var document = JsonDocument.Parse(json, JsonElementExtensions.Strict);
            return ToPair(document.RootElement, source);
        }
        catch (JsonException malformed)
        {
            throw new EntryException($"expected a JSON object, found JSON that does not parse in its line {malformed.LineNumber + 1}");
        }
        catch (InvalidOperationException)
        {
            throw new EntryException("expected a JSON object, found a name in it that is no Unicode");
        }
    }

    /// <inheritdoc/>
    protected override bool TryReadOutline(ReadOnlySpan<byte> json, out PairOutline outline) => HarOutline.TryRead(json, out outline);

    /// <inheritdoc/>
    protected override RecordedPair? ReadPlain(ReadOnlySpan<byte> json, string source) => HarOutline.Whole(json, source);

    /// <summary>The status; writers put 0, -1 or -2 where no answer came.</summary>
    public static int StatusOf(double? status) => status is >= 100 and <= 999 ? (int)status.Value : 0;

    // Some writers put it in quotes.
    private static int StatusIn(JsonElement? response)
    {
        if (response is not { ValueKind: JsonValueKind.Object } answer || !answer.TryGetProperty("status", out var status) || status.ValueKind == JsonValueKind.Null)
            return 0;
        var text = status.ValueKind == JsonValueKind.String ? status.GetString() : status.GetRawText();
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? StatusOf(number)
            : throw new EntryException($"expected a status, found \"{text}\"");
    }

    /// <summary>What the stamps of an entry can carry that does not say so itself.</summary>
    public static Timing TimingOf(TimeSpan? duration) => duration > TimeSpan.Zero ? Timing.Span : Timing.StartOnly;

    private static RecordedPair ToPair(JsonElement entry, string source)
    {
        if (entry.ValueKind != JsonValueKind.Object)
            throw new EntryException($"expected an entry as an object, found {JsonKinds.NameOf(entry.ValueKind)}");
        var request = Part(entry, "request") ?? throw new EntryException("expected a request, found none");
        var response = Part(entry, "response");
        var url = request.Text("url");
        var duration = entry.Number("time") is { } time ? Stamp.Milliseconds(time) : null;
        var timing = ParseTiming(entry.Text("_timing"));
        var (sent, received) = (HarBody.OfRequest(request), HarBody.OfResponse(response));
        return new RecordedPair
        {
            Id = entry.Text("_id"),
            Direction = entry.Text("_direction") == "outbound" ? Direction.Outbound : Direction.Inbound,
            Stamp = Stamp.Parse(entry.Text("startedDateTime")),
            Duration = duration,
            Timing = timing ?? TimingOf(duration),
            TraceId = entry.Text("_traceId"),
            Service = entry.Text("_service"),
            Request = new Request(
                request.Text("method")?.ToUpperInvariant() ?? throw new EntryException("expected the request's method, found none"),
                (url is null ? null : RequestTarget.Absolute(url)) ?? throw new EntryException($"expected an absolute URL, found \"{url}\""))
            {
                Headers = HeadersOf(request),
                Body = sent,
                IsBodyUnknown = HarBody.IsLeftOut(sent, request.Number("bodySize")) || BodyMark.IsIn(request) || HarParts.HasWrongPostData(request),
            }.Typed(HarBody.TypeOf(request.Object("postData"))),
            Response = new Response(StatusIn(response))
            {
                Headers = HeadersOf(response),
                Body = received,
                IsBodyUnknown = HarBody.IsLeftOut(received, response?.Object("content")?.Number("size")) || BodyMark.IsIn(response) || HarParts.HasWrongContent(response),
                FailureReason = response?.Text("_error"),
            }.Typed(HarBody.TypeOf(response?.Object("content"))),
            Source = source,
            Problems = HarParts.ProblemsOf(entry),
        };
    }

    // Without its request an entry is none, and an answer that is there and means nothing is not one that never came.
    private static JsonElement? Part(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var part) && part.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null)
            ? throw new EntryException($"expected the {name} as an object, found {JsonKinds.NameOf(part.ValueKind)}")
            : entry.Object(name);

    private static Timing? ParseTiming(string? text) =>
        Enum.TryParse<Timing>(text, ignoreCase: true, out var timing) && Enum.IsDefined(timing) ? timing : null;

    private static ImmutableArray<Header> HeadersOf(JsonElement? message)
    {
        if (message?.Array("headers") is not { } headers)
            return [];
        return
        [
            .. from header in headers.EnumerateArray()
               where HarParts.IsHeader(header)
               select new Header(header.Text("name")!, header.Text("value") ?? ""),
        ];
    }
}
