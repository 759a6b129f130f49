namespace Wirefix.Traffic.Formats;

/// <summary>Reads the entries of a HAR file one after another, however large the file is.</summary>
internal static class HarReader
{
    private static readonly string TooLarge = $"expected an entry of at most {SlidingBuffer.LargestEntry:N0} bytes, found a larger one";

    /// <summary>Reads every entry that can be read; the others become problems.</summary>
    public static void Read(PeekStream stream, string name, IPairSink sink, CancellationToken cancellationToken)
    {
        if (HarVersion.ProblemOf(stream) is { } other)
            sink.AddProblem(name, other);
        var number = 0;
        try
        {
            var entries = new HarEntries(stream);
            while (entries.Next(out var json))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var place = new EntryPlace(name, "entry", ++number);
                if (json.IsEmpty)
                    sink.AddProblem(place.ToString(), $"{TooLarge}; {HarFormat.Instance.LeftOut}");
                else
                    sink.Add(new Entry(json, place, HarFormat.Instance));
            }
        }
        catch (EntryException problem)
        {
            if (number == 0)
                sink.AddProblem(name, problem.Message);
            else
                sink.AddProblem($"{name}, entry {number + 1}", $"{problem.Message}; what stands before is kept");
        }
    }
}
