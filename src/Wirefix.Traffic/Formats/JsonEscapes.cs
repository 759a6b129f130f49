using System.Numerics;
using System.Runtime.Intrinsics;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// Undoes the escapes of a string that holds JSON, where every quote has one: sixteen bytes at a time, as the usual way takes as long
/// for an escape as for a long text.
/// </summary>
internal static class JsonEscapes
{
    /// <summary>
    /// Writes what a string stands for, without escapes, and says its length; -1 where it holds an escape by number (<c>\u00e9</c>).
    /// </summary>
    /// <param name="text">What stands between the quotes of a string that was read before, so that its escapes are known to be whole.</param>
    /// <param name="plain">As long as the text, or longer.</param>
    public static int Undo(ReadOnlySpan<byte> text, Span<byte> plain)
    {
        var (from, to) = (0, 0);
        while (from < text.Length)
        {
            var passed = CopyPlain(text[from..], plain[to..]);
            from += passed;
            to += passed;
            if (from == text.Length || text[from] != '\\')
                continue;
            if (Meant(text[from + 1]) is not { } meant)
                return -1;
            plain[to++] = meant;
            from += 2;
        }

        return to;
    }

    // Copies up to the first backslash, and no more than a vector's length at once. What is written behind it is written over.
    private static int CopyPlain(ReadOnlySpan<byte> text, Span<byte> plain)
    {
        if (text.Length < Vector128<byte>.Count)
        {
            var rest = text.IndexOf((byte)'\\') is >= 0 and var found ? text[..found] : text;
            rest.CopyTo(plain);
            return rest.Length;
        }

        var block = Vector128.Create(text);
        block.CopyTo(plain);
        var escapes = Vector128.Equals(block, Vector128.Create((byte)'\\')).ExtractMostSignificantBits();
        return escapes == 0 ? Vector128<byte>.Count : BitOperations.TrailingZeroCount(escapes);
    }

    private static byte? Meant(byte escape) => escape switch
    {
        (byte)'"' or (byte)'\\' or (byte)'/' => escape,
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        _ => null,
    };
}
