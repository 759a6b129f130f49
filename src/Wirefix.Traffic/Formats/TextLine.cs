namespace Wirefix.Traffic.Formats;

/// <summary>One line of a text file.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Bytes">Its bytes without the line feed; they are good only until the next line is asked for.</param>
/// <param name="Whole">False where the line is longer than the reader allows; then <paramref name="Bytes"/> is its beginning.</param>
internal readonly record struct TextLine(int Number, ReadOnlyMemory<byte> Bytes, bool Whole);
