namespace Wirefix.Labels.Ranking;

/// <summary>A way to answer where a person would mend what a question shows.</summary>
public interface IRanker
{
    /// <summary>What it is called in tables.</summary>
    string Name { get; }

    /// <summary>The files and members that it names, best first.</summary>
    RankedCode Rank(Shown shown);
}
