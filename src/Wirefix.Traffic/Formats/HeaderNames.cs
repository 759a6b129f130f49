using System.Text;

namespace Wirefix.Traffic.Formats;

/// <summary>The names of headers, which are the same in every message, as text that is there already.</summary>
internal static class HeaderNames
{
    private const int Longest = 64;

    // Another name at the same place only takes it over.
    private static readonly string?[] Known = new string?[1024];

    /// <summary>The name that plain ASCII stands for; null where it is another text.</summary>
    public static string? Of(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty || name.Length > Longest)
            return null;
        var place = (name.Length + (name[0] * 31) + (name[name.Length / 2] * 37) + (name[^1] * 41)) % Known.Length;
        if (Known[place] is { } known && Ascii.Equals(name, known))
            return known;
        return Ascii.IsValid(name) ? Known[place] = Encoding.ASCII.GetString(name) : null;
    }
}
