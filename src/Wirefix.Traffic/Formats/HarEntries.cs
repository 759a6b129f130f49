using System.Buffers;
using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// Finds where each entry of a HAR file begins and ends without believing that the file is well-formed, so that one
/// that was cut off, or holds a broken entry, still gives the others. It sees no more of the file than the entry at hand.
/// </summary>
internal sealed class HarEntries(Stream stream)
{
    // Each entry that does not close costs a look at what stands behind it.
    private const int MostUnclosedInARow = 100;

    // A stray closing brace is no text either.
    private static readonly SearchValues<byte> Separators = SearchValues.Create(" \t\r\n,}"u8);

    private readonly SlidingBuffer _buffer = new(stream);

    private readonly HarBeginnings _beginnings = new();

    private int _given;

    private int _unclosed;

    private bool _entered;

    /// <summary>
    /// The next entry, good until the next call, and empty where it is larger than an entry may be; it may be a value that is no object. False
    /// at the list's end.
    /// Throws <see cref="EntryException"/> where there is no list, where the list is not closed, and where more than 100
    /// entries in a row are not.
    /// </summary>
    public bool Next(out ReadOnlyMemory<byte> entry)
    {
        var isFirst = !_entered;
        if (isFirst)
            HarList.Enter(_buffer);
        _entered = true;
        _buffer.Pass(_given);
        (_given, entry) = (0, default);
        if (TryPassToStray(isFirst, out var stray))
            _given = stray;
        else if (PassToEntry())
            _given = Length();
        else
            return false;
        entry = _buffer.Unread[.._given];
        return true;
    }

    // To a value that is no object, where one is next.
    private bool TryPassToStray(bool isFirst, out int length)
    {
        var found = HarStrays.Find(_buffer.Unread.Span, isFirst, out var stray);
        while (found == OperationStatus.NeedMoreData && !_buffer.IsFull && _buffer.Fill())
            found = HarStrays.Find(_buffer.Unread.Span, isFirst, out stray);
        (var start, length) = stray.GetOffsetAndLength(_buffer.Unread.Length);
        if (found == OperationStatus.Done)
            _buffer.Pass(start);
        return found == OperationStatus.Done;
    }

    // Between two entries stand blanks and a comma. Other text is what is left of a broken entry: then neither a brace nor a
    // bracket means anything until an entry begins in the way that entries do.
    private bool PassToEntry()
    {
        var lost = false;
        while (true)
        {
            var text = _buffer.Unread.Span;
            var mark = lost ? _beginnings.Next(text, 0) : text.IndexOfAny((byte)'{', (byte)']');
            if (!lost && text[..(mark < 0 ? text.Length : mark)].ContainsAnyExcept(Separators))
            {
                lost = true;
                continue;
            }

            // A beginning may lie across the end of what was read.
            _buffer.Pass(mark >= 0 ? mark : lost ? Math.Max(0, text.Length - HarBeginnings.Longest) : text.Length);
            if (mark < 0 && !_buffer.Fill())
                throw new EntryException("expected the end of the list of entries, found the end of the file");
            if (mark < 0)
                continue;
            if (_buffer.Unread.Span[0] == (byte)'{')
                return true;
            if (EndsHere())
                return false;
            lost = true;
        }
    }

    // What follows the bracket tells, and that may not be read yet. An entry that closed too early leaves brackets behind; then
    // other entries follow, which pages, the only other objects that begin alike, are not.
    private bool EndsHere()
    {
        if (_buffer.Unread.Length < HarBeginnings.Longest)
            _buffer.Fill();
        var text = _buffer.Unread.Span;
        var next = _beginnings.Next(text, 1);
        return HarList.IsEnd(text) && (next < 0 || text[next..].IndexOf("\"request\""u8) < 0);
    }

    // A missing brace or quote makes an entry swallow the ones behind it. They are written by the same program, so that
    // they begin with the same name: where that comes again within what is no JSON, the next entry begins.
    private int Length()
    {
        _beginnings.Learn(_buffer.Unread.Span);
        var braces = new BraceScan();
        var looked = 1;
        while (true)
        {
            var text = _buffer.Unread.Span;
            var closed = braces.FindEnd(text);
            var within = closed < 0 ? text : text[..closed];
            var next = _beginnings.Next(within, looked);
            if (closed >= 0 && (next < 0 || (IsFollowed(closed) && IsJson(_buffer.Unread.Span[..closed], isWhole: true))))
            {
                _unclosed = 0;
                return closed;
            }

            if (next >= 0 && (closed >= 0 || _buffer.Ended || _buffer.IsFull || !IsJson(within, isWhole: false)))
                return Unclosed(next);
            if (_buffer.IsFull)
                return PassLargeEntry(ref braces);
            looked = next < 0 ? Math.Max(1, text.Length - HarBeginnings.Longest) : looked;
            if (!_buffer.Fill() && next < 0)
                throw new EntryException("expected the end of the entry, found the end of the file");
        }
    }

    // An entry that swallowed all that follows may be JSON by chance, but then the list's end is missing behind it.
    private bool IsFollowed(int closed)
    {
        if (_buffer.Unread.Length - closed < HarBeginnings.Longest)
            _buffer.Fill();
        return _buffer.Unread.Span[closed..].TrimStart(" \t\r\n"u8) is [(byte)',' or (byte)']', ..];
    }

    private int Unclosed(int length)
    {
        if (++_unclosed > MostUnclosedInARow)
            throw new EntryException($"expected entries that close, found more than {MostUnclosedInARow} in a row that do not");
        return length;
    }

    // What stands behind is found again by its braces, without holding what is between.
    private int PassLargeEntry(ref BraceScan braces)
    {
        while (true)
        {
            braces.Pass(_buffer.Unread.Length);
            _buffer.Pass(_buffer.Unread.Length);
            if (!_buffer.Fill())
                throw new EntryException("expected the end of the entry, found the end of the file");
            if (braces.FindEnd(_buffer.Unread.Span) is >= 0 and var end)
            {
                _buffer.Pass(end);
                return 0;
            }
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> text, bool isWhole)
    {
        var reader = new Utf8JsonReader(text, isWhole, default);
        try
        {
            while (reader.Read())
            {
                // Only whether it can be read matters.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
