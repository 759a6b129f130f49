using System.Text;

namespace Wirefix.Workspace.Writing;

/// <summary>Turns an edited text back into the bytes of its file, in the file's own encoding and with its byte-order mark.</summary>
public static class DocumentBytes
{
    /// <summary>The new bytes of a file whose text changed.</summary>
    /// <exception cref="TreeWriteException">
    /// The old text does not give the old bytes back, so that unchanged parts would be damaged, or the encoding cannot hold the
    /// new text.
    /// </exception>
    public static byte[] Encode(string path, ReadOnlySpan<byte> original, string oldText, string newText, Encoding encoding)
    {
        // Whether an encoding writes a mark says nothing about whether the file has one.
        var mark = encoding is UTF8Encoding ? Encoding.UTF8.Preamble : encoding.Preamble;
        var preamble = original.StartsWith(mark) ? mark : [];
        if (!original.SequenceEqual(Concatenate(preamble, encoding.GetBytes(oldText))))
            throw new TreeWriteException($"{path}: is not valid {encoding.WebName}; save it as UTF-8 and run again.");

        var bytes = encoding.GetBytes(newText);
        if (encoding.GetString(bytes) != newText)
            throw new TreeWriteException($"{path}: its encoding, {encoding.WebName}, cannot hold the new text; save it as UTF-8 and run again.");

        return Concatenate(preamble, bytes);
    }

    private static byte[] Concatenate(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) => [.. first, .. second];
}
