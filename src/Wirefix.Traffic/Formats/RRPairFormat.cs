using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>A pair as one JSON object: a <c>.json</c> document, or a line of <c>.jsonl</c>.</summary>
internal sealed class RRPairFormat : EntryFormat
{
    public static readonly RRPairFormat Instance = new();

    private RRPairFormat()
    {
    }

    /// <inheritdoc/>
    public override string LeftOut => "the pair is left out";

    /// <inheritdoc/>
    protected internal override RecordedPair? ReadThoroughly(ReadOnlyMemory<byte> json, string source)
    {
        using var document = Parse(json);
        if (!RRPairJson.IsPair(document.RootElement))
            throw new EntryException("expected an object whose msgType is \"rrpair\", found another one");
        return RRPairJson.IsHttp(document.RootElement) ? RRPairJson.Read(document.RootElement, source) : null;
    }

    /// <inheritdoc/>
    protected override bool TryReadOutline(ReadOnlySpan<byte> json, out PairOutline outline) => RRPairOutline.TryRead(json, out outline);

    /// <inheritdoc/>
    protected override RecordedPair? ReadPlain(ReadOnlySpan<byte> json, string source) => RRPairOutline.Whole(json, source);

    private static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json, JsonElementExtensions.Strict);
        }
        catch (JsonException malformed)
        {
            throw new EntryException($"expected one JSON object, found JSON that does not parse at byte {malformed.BytePositionInLine}");
        }
        catch (InvalidOperationException)
        {
            throw new EntryException("expected one JSON object, found a name in it that is no Unicode");
        }
    }
}
