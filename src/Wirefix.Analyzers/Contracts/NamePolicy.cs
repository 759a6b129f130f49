using Wirefix.Facts;

namespace Wirefix.Analyzers.Contracts;

/// <summary>How the names of members without a name of their own stand on the wire.</summary>
/// <param name="Case">How they are written.</param>
/// <param name="IgnoresCase">Whether reading takes capital and small letters as the same.</param>
internal sealed record NamePolicy(NameCase Case, bool IgnoresCase)
{
    /// <summary>Any usual policy may be in force.</summary>
    public static NamePolicy Unknown { get; } = new(NameCase.Unknown, IgnoresCase: true);

    /// <summary>That of System.Text.Json's web defaults.</summary>
    public static NamePolicy Web { get; } = new(NameCase.Camel, IgnoresCase: true);

    /// <summary>That of System.Text.Json where nothing is set.</summary>
    public static NamePolicy Exact { get; } = new(NameCase.AsWritten, IgnoresCase: false);

    /// <summary>That of Newtonsoft.Json where nothing is set.</summary>
    public static NamePolicy AnyCase { get; } = new(NameCase.AsWritten, IgnoresCase: true);

    /// <summary>What a member's name is on the wire; where the policy is unknown, what it is under the most usual one.</summary>
    public string NameOf(string member) => Case switch
    {
        NameCase.AsWritten => member,
        NameCase.SnakeLower => Join(member, "_").ToLowerInvariant(),
        NameCase.SnakeUpper => Join(member, "_").ToUpperInvariant(),
        NameCase.KebabLower => Join(member, "-").ToLowerInvariant(),
        NameCase.KebabUpper => Join(member, "-").ToUpperInvariant(),
        _ => Camel(member),
    };

    /// <summary>Whether a field of the wire is read into a member of this name.</summary>
    public bool Accepts(string field, string member) => Case == NameCase.Unknown
        ? NameKey.Of(field) == NameKey.Of(member)
        : string.Equals(field, NameOf(member), IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static string Join(string name, string separator) => string.Join(separator, WireName.Words(name));

    private static string Camel(string name)
    {
        var first = WireName.Words(name).FirstOrDefault() ?? "";
        return first.Length == 0 || !name.StartsWith(first, StringComparison.Ordinal) ? name : first.ToLowerInvariant() + name.Substring(first.Length);
    }
}
