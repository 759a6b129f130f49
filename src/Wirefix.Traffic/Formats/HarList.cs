using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>Finds the list of entries in a HAR file, and its end.</summary>
internal static class HarList
{
    /// <summary>
    /// Moves the buffer behind the bracket that opens the list; throws <see cref="EntryException"/> where there is none.
    /// </summary>
    public static void Enter(SlidingBuffer buffer)
    {
        FormatSniffer.PassByteOrderMark(buffer);
        var state = default(JsonReaderState);
        var frame = default(HarFrame);
        try
        {
            while (!Enter(buffer, ref state, ref frame))
            {
                if (buffer.Ended || buffer.IsFull)
                    throw new EntryException(frame.Problem);
                buffer.Fill();
            }
        }
        catch (JsonException malformed)
        {
            throw new EntryException(
                $"expected HAR, an object with \"log\" and \"entries\", found JSON that does not parse at line {malformed.LineNumber + 1}");
        }
    }

    /// <summary>
    /// Whether the bracket that begins the text closes the list: behind it the object that holds the list ends or goes on. A
    /// bracket that a broken entry left behind is followed by the next entry.
    /// </summary>
    public static bool IsEnd(ReadOnlySpan<byte> text)
    {
        var behind = text[1..].TrimStart(" \t\r\n"u8);
        return behind is [] or [(byte)'}', ..] || (behind is [(byte)',', ..] && behind[1..].TrimStart(" \t\r\n"u8) is [] or [(byte)'"', ..]);
    }

    private static bool Enter(SlidingBuffer buffer, ref JsonReaderState state, ref HarFrame frame)
    {
        var reader = new Utf8JsonReader(buffer.Unread.Span, buffer.Ended, state);
        while (reader.Read())
        {
            if (frame.HasNamedEntries && reader.TokenType == JsonTokenType.StartArray)
            {
                buffer.Pass((int)reader.BytesConsumed);
                return true;
            }

            frame.See(reader);
        }

        state = reader.CurrentState;
        buffer.Pass((int)reader.BytesConsumed);
        return false;
    }
}
