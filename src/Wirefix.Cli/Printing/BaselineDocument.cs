using System.Collections.Immutable;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Surveying;

namespace Wirefix.Cli.Printing;

/// <summary>The capture that another one was held against.</summary>
/// <param name="Exchanges">How many exchanges of it were read.</param>
/// <param name="Problems">Its entries that could not be read, the first thousand.</param>
/// <param name="ProblemCount">How many there were.</param>
internal sealed record BaselineDocument(long Exchanges, ImmutableArray<CaptureProblem> Problems, int ProblemCount)
{
    /// <summary>The document of a survey; null where there is none.</summary>
    public static BaselineDocument? Of(Survey? survey) =>
        survey is null ? null : new BaselineDocument(survey.Exchanges, survey.Problems, survey.ProblemCount);
}
