namespace Wirefix.Traffic.Formats;

/// <summary>One entry of a capture that is still text: a line of JSON lines, or an entry of a HAR file.</summary>
/// <param name="Json">Its bytes; they lie in the reader's buffer and are good only while the sink is called.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Format">How it is read.</param>
internal readonly record struct Entry(ReadOnlyMemory<byte> Json, EntryPlace Place, EntryFormat Format);
