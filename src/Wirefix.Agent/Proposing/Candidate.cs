using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Agent.Planning;
using Wirefix.Workspace.Checking;
using Wirefix.Workspace.Fixing;

namespace Wirefix.Agent.Proposing;

/// <summary>A diagnostic of a rule that has to do with a finding.</summary>
/// <param name="Reported">The diagnostic.</param>
/// <param name="Place">Where it stands in relation to the suspects.</param>
/// <param name="Group">How well its rule fits the finding: the position of the rule's group.</param>
/// <param name="Rule">The rule's position in the group.</param>
/// <param name="Named">How much of what the finding names it names, too.</param>
internal sealed record Candidate(ReportedDiagnostic Reported, Place Place, int Group, int Rule, int Named)
{
    /// <summary>
    /// The candidates of a plan, the most promising first: by how its rule fits, by how near it stands to the suspects, by what it names.
    /// What stands nowhere near is none unless it names a field or an endpoint of the finding; a rule about fields or headers has to name
    /// those of the finding where it has any.
    /// </summary>
    public static async Task<ImmutableArray<Candidate>> FindAsync(Solution solution, Plan plan, CancellationToken cancellationToken)
    {
        var groups = FittingRules.Of(plan.Finding);
        if (groups.IsEmpty)
            return [];

        var names = FindingNames.Of(plan.Finding);
        var surroundings = await Surroundings.OfAsync(solution, plan.Suspects, cancellationToken).ConfigureAwait(false);
        var found = new List<Candidate>();
        foreach (var project in ProjectsOf(solution, plan))
        {
            foreach (var reported in await ReportedDiagnostic.AllAsync(project, plan.Facts, cancellationToken).ConfigureAwait(false))
            {
                var group = groups.TakeWhile(rules => !rules.Contains(reported.Diagnostic.Id)).Count();
                if (group == groups.Length)
                    continue;
                var named = await DiagnosticNames.OfAsync(reported, cancellationToken).ConfigureAwait(false);
                var place = surroundings.PlaceOf(reported.Diagnostic.Location);
                if (IsRelated(reported.Diagnostic.Id, place, named, names))
                    found.Add(new Candidate(reported, place, group, groups[group].IndexOf(reported.Diagnostic.Id), Count(named, names)));
            }
        }

        return
        [
            .. found.OrderBy(each => each.Group).ThenBy(each => each.Place.Nearness).ThenBy(each => each.Place.Suspect)
                .ThenByDescending(each => each.Named).ThenBy(each => each.Place.Lines).ThenBy(each => each.Rule)
                .ThenBy(each => each.Reported.Diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal)
                .ThenBy(each => each.Reported.Diagnostic.Location.SourceSpan.Start),
        ];
    }

    // Those of the suspects, and what they reference: types of messages often have a project of their own.
    private static IEnumerable<Project> ProjectsOf(Solution solution, Plan plan)
    {
        var graph = solution.GetProjectDependencyGraph();
        return plan.Suspects.SelectMany(suspect => suspect.CallChain.Select(link => link.Location.Project).Prepend(suspect.Location.Project)).Distinct()
            .SelectMany(name => solution.Projects.Where(project => project.Name == name))
            .SelectMany(project => graph.GetProjectsThatThisProjectTransitivelyDependsOn(project.Id).Prepend(project.Id)).Distinct()
            .Select(id => solution.GetProject(id)!)
            .Where(project => project.Language == LanguageNames.CSharp)
            .OrderBy(project => project.Name, StringComparer.Ordinal);
    }

    private static bool IsRelated(string rule, Place place, DiagnosticNames named, FindingNames names)
    {
        if (FittingRules.IsAboutField(rule) && !names.Fields.IsEmpty)
            return named.Name(names.Fields);
        if (FittingRules.IsAboutHeader(rule) && !names.Headers.IsEmpty)
            return named.Name(names.Headers);
        return place.Nearness < Nearness.UsedType
            || (place.Nearness == Nearness.UsedType && FittingRules.IsAboutField(rule))
            || named.Name(names.Fields) || named.Tell(names.Endpoints);
    }

    private static int Count(DiagnosticNames named, FindingNames names) =>
        new[] { named.Name(names.Fields.Concat(names.Headers)), named.Name(names.Words), named.Tell(names.Endpoints) }.Count(does => does);
}
