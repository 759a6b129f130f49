using System.Collections.Immutable;
using Wirefix.Agent.Reporting;
using Wirefix.Traffic.Inspection;
using Wirefix.Workspace.Locating.Candidates;

namespace Wirefix.Agent.Planning;

/// <summary>Follows findings into a tree by its syntax alone: it names the places where they begin and end, and no call chain between them.</summary>
internal sealed class SyntaxScouting(string tree, IProgress<string> progress) : IScouting
{
    private const string Note =
        "Nothing was restored, built or loaded: the suspects are what syntax alone tells, without call chains, types and fields.";

    private static readonly HashSet<string> NoneLoaded = [];

    /// <inheritdoc/>
    public Task<LocateResult> RunAsync(ImmutableArray<Finding> findings, Inspection inspection, CancellationToken cancellationToken)
    {
        progress.Report("index");
        var candidates = SymptomCandidates.Read(tree, cancellationToken);
        progress.Report("locate");
        var found = findings.Select(finding => Of(finding, candidates, inspection)).FirstOrDefault(result => !result.Suspects.IsEmpty)
            ?? new LocateResult { Finding = findings[0] };
        return Task.FromResult(found with { Notes = [Note, .. candidates.Problems] });
    }

    private LocateResult Of(Finding finding, SymptomCandidates candidates, Inspection inspection)
    {
        var symptom = FindingChoice.SymptomOf(finding, inspection);
        var home = Directory.Exists(tree) ? tree : Path.GetDirectoryName(Path.GetFullPath(tree))!;
        return new LocateResult
        {
            Finding = finding,
            Suspects =
            [
                .. from suspect in candidates.SuspectsOf(symptom, candidates.ProjectsOf(symptom), NoneLoaded)
                   select UserPaths.Of(suspect, location => location with { File = Path.GetRelativePath(home, location.File).Replace('\\', '/') }),
            ],
        };
    }
}
