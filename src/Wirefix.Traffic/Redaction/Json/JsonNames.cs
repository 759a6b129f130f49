using System.Collections.Frozen;
using Wirefix.Traffic.Redaction.Names;

namespace Wirefix.Traffic.Redaction.Json;

/// <summary>Tells what names in JSON documents say, and remembers it: they come again and again. It may be used by several threads at once.</summary>
internal sealed class JsonNames(SecretNames names)
{
    // What is longer seldom comes again.
    private const int LongestKnown = 64;

    private static readonly FrozenSet<string> Labels = Words(
        "name", "key", "k", "n", "id", "header", "headername", "field", "fieldname", "param", "parameter", "parametername", "attribute", "property", "variable", "path", "label", "type", "system", "parameterkey");

    private static readonly FrozenSet<string> Messages = Words("errors", "modelstate", "validationerrors");

    private static readonly FrozenSet<string> Values = Words(
        "value", "values", "val", "v", "stringvalue", "headervalue", "currentvalue", "newvalue", "oldvalue", "parametervalue");

    // Another name at the same place only takes it over.
    private readonly JsonName?[] _known = new JsonName?[1024];

    /// <summary>What a name says.</summary>
    public JsonName Of(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > LongestKnown)
            return Told(name.ToString());
        ref var known = ref _known[PlaceOf(name)];
        if (known is { } one && name.SequenceEqual(one.Name))
            return one;
        return known = Told(name.ToString());
    }

    private JsonName Told(string name) => new(
        name, names.OfField(name), names.OfList(name), names.OfHeader(name), name.EndsWith("headers", StringComparison.OrdinalIgnoreCase), Labels.Contains(name), Values.Contains(name),
        Messages.Contains(name), PartOf(name));

    private static KeyPart PartOf(string name) => name switch
    {
        "kty" => KeyPart.Type,
        "d" or "p" or "q" or "dp" or "dq" or "qi" or "oth" or "k" or "priv" => KeyPart.Private,
        _ => KeyPart.None,
    };

    private int PlaceOf(ReadOnlySpan<char> name) =>
        ((name[0] * 7) + (name[^1] * 31) + (name[name.Length / 2] * 41) + (name.Length * 53)) % _known.Length;

    private static FrozenSet<string> Words(params string[] words) => words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
