using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// Undoes the escapes of a string that holds JSON, where every quote has one: 64 bytes at a time, as the usual way takes as long
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
        while (text.Length - from >= ByteBlock.Bytes + Vector128<byte>.Count)
        {
            (from, to) = UndoBlock(text, plain, from, to);
            if (to < 0)
                return to;
        }

        while (from < text.Length)
        {
            var passed = CopyPlain(text[from..], plain[to..]);
            from += passed;
            to += passed;
            if (from == text.Length || text[from] != '\\')
                continue;
            var meant = Meant(text[from + 1]);
            if (meant == 0)
                return -1;
            plain[to++] = meant;
            from += 2;
        }

        return to;
    }

    // The places of all escapes are known at once, so that none has to wait for the one before. Behind the block there is room for what is
    // copied beyond its end.
    private static (int From, int To) UndoBlock(ReadOnlySpan<byte> text, Span<byte> plain, int from, int to)
    {
        var backslashes = new ByteBlock(text[from..]).Places((byte)'\\');
        var end = from + ByteBlock.Bytes;
        var start = from;
        for (var escapes = backslashes & ~ByteBlock.Escaped(backslashes); escapes != 0; escapes &= escapes - 1)
        {
            var place = start + BitOperations.TrailingZeroCount(escapes);
            Copy(text[from..], plain[to..], place - from);
            to += place - from;
            var meant = Meant(text[place + 1]);
            if (meant == 0)
                return (from, -1);
            plain[to++] = meant;
            from = place + 2;
        }

        // The last escape may reach over the block's end.
        if (from >= end)
            return (from, to);
        Copy(text[from..], plain[to..], end - from);
        return (end, to + end - from);
    }

    // By whole vectors, of which between two escapes one is nearly always enough. What is written behind the length is written over.
    private static void Copy(ReadOnlySpan<byte> text, Span<byte> plain, int length)
    {
        for (var done = 0; done < length; done += Vector128<byte>.Count)
            Vector128.Create(text[done..]).CopyTo(plain[done..]);
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

    // What an escape stands for, nearly always itself; 0 where that is told by a number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte Meant(byte escape) => escape is (byte)'"' or (byte)'\\' or (byte)'/' ? escape : Control(escape);

    private static byte Control(byte letter) => letter switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        _ => 0,
    };
}
