using System.Collections.Immutable;
using Wirefix.Agent.Building;
using Wirefix.Agent.Copying;
using Wirefix.Agent.Reporting;
using Wirefix.Traffic.Inspection;
using Wirefix.Workspace;
using Wirefix.Workspace.Locating;
using Wirefix.Workspace.Locating.Candidates;
using Wirefix.Workspace.Locating.Fields;

namespace Wirefix.Agent.Planning;

/// <summary>
/// Follows findings into a tree of any size: syntax says which projects hold their ends, only these are restored and loaded, and what does
/// not load is answered from syntax.
/// </summary>
internal sealed class Scouting(string tree, WorkingCopy copy, IProgress<string> progress) : IScouting
{
    // The findings behind these are hardly read, and each may add projects to load.
    private const int MostFindings = 5;
    private const int MostProjects = 24;

    /// <inheritdoc/>
    public async Task<LocateResult> RunAsync(ImmutableArray<Finding> findings, Inspection inspection, CancellationToken cancellationToken)
    {
        progress.Report("index");
        var candidates = SymptomCandidates.Read(tree, cancellationToken);
        ImmutableArray<(Finding Finding, Symptom Symptom)> asked =
            [.. findings.Select(finding => (finding, FindingChoice.SymptomOf(finding, inspection)))];
        string[] wanted = [.. asked.Take(MostFindings).SelectMany(each => candidates.ProjectsOf(each.Symptom)).Distinct()];
        string[] chosen = [.. wanted.Take(MostProjects)];

        var (restored, unrestored) = await RestoreAsync(chosen, cancellationToken).ConfigureAwait(false);
        progress.Report("load");
        var loaded = await SolutionLoader.OpenAsync(copy.Solution, restored, progress, cancellationToken).ConfigureAwait(false);
        progress.Report("locate");
        var locator = await Locator.ReadAsync(loaded, cancellationToken).ConfigureAwait(false);
        var found = Investigation.Of(locator, findings, inspection, cancellationToken);
        ImmutableArray<string> faults = [.. loaded.Problems, .. await locator.GapsAsync(cancellationToken).ConfigureAwait(false)];
        var fields = locator.Trace(WithFields(asked, found.Finding), found.Suspects);

        var present = loaded.Solution.Projects.Select(project => copy.ToUser(project.FilePath!)).ToHashSet();
        var unloaded = wanted.Where(project => !present.Contains(project)).ToArray();
        var isPartial = found.Suspects.IsEmpty && !faults.IsEmpty;
        var fromSyntax = FromSyntax(asked, found, SuspectsOf);
        return new LocateResult
        {
            Finding = fromSyntax.Finding,
            Suspects = fromSyntax.Suspects,
            Fields = [.. fields.Select(trace => trace with { Steps = [.. trace.Steps.Select(InTree)] })],
            Notes =
            [
                .. unrestored, .. faults.Select(copy.InUserTree), .. LeftOut(wanted), .. candidates.Problems,
            ],
        };

        ImmutableArray<Suspect> SuspectsOf(Symptom symptom)
        {
            var known = candidates.SuspectsOf(symptom, unloaded, present);
            if (!known.IsEmpty || !isPartial)
                return known;
            return candidates.SuspectsOfPartial(symptom, wanted);
        }
    }

    // One fault is often several findings at one endpoint, of which not each names the field.
    private static Symptom WithFields(ImmutableArray<(Finding Finding, Symptom Symptom)> asked, Finding followed)
    {
        var fields = asked.Where(each => each.Finding.Endpoint == followed.Endpoint).SelectMany(each => each.Symptom.Fields).Distinct();
        return asked.First(each => each.Finding == followed).Symptom with { Fields = [.. fields] };
    }

    private async Task<(ImmutableArray<string> Restored, ImmutableArray<string> Problems)> RestoreAsync(
        string[] projects, CancellationToken cancellationToken)
    {
        progress.Report("restore");
        copy.Bring(projects, cancellationToken);
        var restored = ImmutableArray.CreateBuilder<string>();
        var problems = ImmutableArray.CreateBuilder<string>();
        foreach (var project in projects)
        {
            var errors = await SolutionBuild.RestoreErrorsOfAsync(copy, copy.ToCopy(project), cancellationToken).ConfigureAwait(false);
            if (errors is null)
                restored.Add(copy.ToCopy(project));
            else
                problems.Add($"{project}: expected a project that `dotnet restore` accepts; it is answered from syntax alone. Found\n{errors}");
        }

        return (restored.ToImmutable(), problems.ToImmutable());
    }

    // What syntax alone knows comes after what semantics found, and in its place where that found nothing.
    private (Finding Finding, ImmutableArray<Suspect> Suspects) FromSyntax(
        ImmutableArray<(Finding Finding, Symptom Symptom)> asked, Investigation found, Func<Symptom, ImmutableArray<Suspect>> suspectsOf)
    {
        ImmutableArray<Suspect> suspects = [.. found.Suspects.Select(suspect => UserPaths.Of(suspect, location => Relative(location, copy.Home)))];
        foreach (var (finding, symptom) in suspects.IsEmpty ? asked : asked.Where(each => each.Finding == found.Finding))
        {
            var more = suspectsOf(symptom);
            if (!more.IsEmpty)
                return (finding, [.. suspects, .. more.Select(suspect => UserPaths.Of(suspect, location => Relative(location, copy.ToUser(copy.Home))))]);
        }

        return (found.Finding, suspects);
    }

    private FieldStep InTree(FieldStep step) => step with { Location = Relative(step.Location, copy.Home) };

    private static SymbolLocation Relative(SymbolLocation location, string home) => location with
    {
        File = Path.GetRelativePath(home, location.File).Replace('\\', '/'),
    };

    private static IEnumerable<string> LeftOut(string[] wanted) => wanted.Length > MostProjects
        ? [$"{wanted.Length} projects may hold the ends of the findings; the {MostProjects} best were loaded, the others are known from syntax alone."]
        : [];
}
