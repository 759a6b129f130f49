using System.Collections.Immutable;
using Wirefix.Traffic.Alerts;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Surveying;

namespace Wirefix.Cli.Printing;

/// <summary>What <c>wirefix inspect --json</c> prints.</summary>
/// <param name="SchemaVersion">The version of this document's shape.</param>
/// <param name="Exchanges">How many exchanges were read.</param>
/// <param name="OtherPairs">Pairs of other protocols than HTTP.</param>
/// <param name="Inspection">What is in the capture.</param>
/// <param name="Problems">Entries that could not be read, the first thousand.</param>
/// <param name="ProblemCount">How many there were.</param>
internal sealed record InspectionDocument(
    int SchemaVersion, long Exchanges, int OtherPairs, Inspection Inspection, ImmutableArray<CaptureProblem> Problems, int ProblemCount)
{
    /// <summary>The capture that it was held against; null where none was given.</summary>
    public BaselineDocument? Baseline { get; init; }

    /// <summary>What monitoring said; null where no alert was given.</summary>
    public Alert? Alert { get; init; }

    /// <summary>The document of a survey and what was seen in it.</summary>
    public static InspectionDocument Of(Survey survey, Inspection inspection) =>
        new(1, survey.Exchanges, survey.OtherPairs, inspection, survey.Problems, survey.ProblemCount);
}
