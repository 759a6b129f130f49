namespace Wirefix.Traffic;

/// <summary>
/// What is asked of the same few texts again and again, the names and paths of a capture, worked out once for each while it is remembered.
/// </summary>
/// <param name="work">Works it out, from the text alone.</param>
internal sealed class TextMemo<T>(Func<string, T> work)
{
    private const int Places = 4096;

    // What is remembered stays as long as the process does, and a text of a capture may be of any length.
    private const int LongestKept = 128;

    // Another text at the same place only takes it over, so that what is remembered stays small.
    private readonly Entry?[] _known = new Entry?[Places];

    /// <summary>What is known of a text.</summary>
    public T Of(string text)
    {
        if (text.Length > LongestKept)
            return work(text);
        ref var place = ref _known[(uint)text.GetHashCode() % Places];
        var known = place;
        if (known is null || known.Text != text)
            place = known = new Entry(text, work(text));
        return known.Result;
    }

    private sealed record Entry(string Text, T Result);
}
