namespace Wirefix.Traffic.Formats;

/// <summary>Takes what a format's reader finds, pair by pair, so that no reader has to hold a capture.</summary>
internal interface IPairSink
{
    /// <summary>Takes a pair as its file tells it.</summary>
    void Add(RecordedPair pair);

    /// <summary>Takes an entry that is still text; a sink that does not need all of it need not read all of it.</summary>
    void Add(in Entry entry)
    {
        try
        {
            if (entry.Format.Read(entry.Json, entry.Place.ToString()) is { } pair)
                Add(pair);
            else
                AddOtherPair();
        }
        catch (EntryException problem)
        {
            AddProblem(entry.Place.ToString(), $"{problem.Message}; {entry.Format.LeftOut}");
        }
    }

    /// <summary>Takes note of what could not be read, or not completely.</summary>
    void AddProblem(string where, string what);

    /// <summary>Counts a pair of another protocol than HTTP.</summary>
    void AddOtherPair();

    /// <summary>Counts a file that is no capture.</summary>
    void PassOverFile();
}
