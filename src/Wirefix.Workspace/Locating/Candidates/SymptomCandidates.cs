using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Workspace.Indexing;
using Wirefix.Workspace.Indexing.Joining;
using Wirefix.Workspace.Loading;
using Wirefix.Workspace.Locating.Wire;

namespace Wirefix.Workspace.Locating.Candidates;

/// <summary>
/// What syntax tells of a symptom: which projects hold its ends, so that only these are loaded with semantics, and where the ends are in
/// projects that do not load.
/// </summary>
public sealed class SymptomCandidates
{
    private const double SyntaxAlone = 0.3;

    private readonly WireIndex _index;
    private readonly ProjectTable _projects;
    private readonly ImmutableArray<string> _inScope;

    private SymptomCandidates(WireIndex index, IReadOnlySet<string>? named, IEnumerable<string> problems)
    {
        _index = index;
        Problems = [.. problems, .. index.Problems];
        _projects = new ProjectTable(index.Files, new TreeLinks(index.Files));
        _inScope = [.. _projects.All.Where(project => !_projects.IsTest(project) && (named is null || IsWithin(project, named)))];
    }

    /// <summary>What of the tree could not be read, each as a whole message.</summary>
    public ImmutableArray<string> Problems { get; }

    /// <summary>Looks into a tree by its index, which is brought up to date.</summary>
    /// <param name="tree">A solution, project or folder; only its projects count.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <exception cref="WorkspaceException">There is no such tree, or no C# in it.</exception>
    public static SymptomCandidates Read(string tree, CancellationToken ct)
    {
        var named = SolutionProjects.Read(tree);
        return new SymptomCandidates(WireIndexer.Refresh(SolutionProjects.RootOf(tree, named), ct), named, Missing(tree, named ?? new HashSet<string>()));
    }

    /// <summary>The full paths of the projects to load for a symptom, best first; all of the tree where syntax sees no end of it.</summary>
    public ImmutableArray<string> ProjectsOf(Symptom symptom)
    {
        var entries = ProjectsAt(PlaceKind.Route, symptom.Entries);
        var calls = ProjectsAt(PlaceKind.RequestUri, symptom.Calls);
        string[] connected = [.. entries.Where(entry => calls.IsEmpty || calls.Any(call => Sees(entry, call)))];
        string[] chosen = connected.Length > 0 ? connected : [.. entries.Concat(UsersOf(calls)).Concat(calls).Distinct()];
        return [.. Roots(chosen.Length > 0 ? chosen : [.. _inScope]).Select(FullPath)];
    }

    /// <summary>The ends of a symptom in projects that did not load and in what these reference, as suspects that syntax alone knows.</summary>
    /// <param name="symptom">The symptom.</param>
    /// <param name="unloaded">The full paths of the projects that did not load.</param>
    /// <param name="loaded">The full paths of those that did.</param>
    public ImmutableArray<Suspect> SuspectsOf(Symptom symptom, IEnumerable<string> unloaded, IReadOnlySet<string> loaded) =>
        SuspectsOf(symptom, unloaded, loaded, "did not load");

    /// <summary>The same of projects that loaded without all that they refer to or do not compile, so that semantics sees less in them than there is.</summary>
    /// <param name="symptom">The symptom.</param>
    /// <param name="projects">Their full paths.</param>
    public ImmutableArray<Suspect> SuspectsOfPartial(Symptom symptom, IEnumerable<string> projects) =>
        SuspectsOf(symptom, projects, ImmutableHashSet<string>.Empty, "is not whole");

    private ImmutableArray<Suspect> SuspectsOf(Symptom symptom, IEnumerable<string> unloaded, IReadOnlySet<string> loaded, string fault) =>
    [
        .. from candidate in Find(PlaceKind.RequestUri, symptom.Calls).Concat(Find(PlaceKind.Route, symptom.Entries))
           where !loaded.Contains(FullPath(candidate.Project)) && unloaded.Any(project => Sees(Below(project), candidate.Project))
           group Suspect(candidate, fault) by (candidate.File, candidate.Place.Member) into same
           let best = same.MaxBy(suspect => suspect.Score)!
           orderby best.Score descending, best.Location.File, best.Location.Line
           select best with { Reasons = [.. same.SelectMany(suspect => suspect.Reasons).Distinct()] },
    ];

    private static IEnumerable<string> Missing(string tree, IReadOnlySet<string> named) => named
        .Where(project => !File.Exists(project))
        .Order(StringComparer.Ordinal)
        .Select(project => $"{tree}: expected the project {project}, found no such file; the others are answered.");

    private ImmutableArray<string> ProjectsAt(PlaceKind kind, ImmutableArray<Endpoint> endpoints) =>
        [.. Find(kind, endpoints).Select(candidate => candidate.Project).Where(_inScope.Contains).Distinct()];

    private IEnumerable<Candidate> Find(PlaceKind kind, ImmutableArray<Endpoint> endpoints)
    {
        var all = (
            from file in _index.Files
            from place in file.Places
            where place.Kind == kind
            let parts = RequestAddress.Parts(place.Name)
            from uri in Uris(kind, parts.Address)
            select (file.Path, Place: place, Method: parts.Method.Length == 0 ? null : parts.Method, Uri: uri)).ToArray();
        return
            from endpoint in endpoints
            from match in Best.Of(all, each => EndpointMatch.Score(each.Method, each.Uri, endpoint))
            orderby match.Score descending
            select new Candidate(_projects.Of(match.Item.Path), match.Item.Path, match.Item.Place, endpoint, match.Score);
    }

    private static IEnumerable<UriTemplate> Uris(PlaceKind kind, string address) => kind == PlaceKind.Route
        ? UriTemplate.WithoutOptionals(address).Select(path => new UriTemplate("", UriTemplate.Template(path), IsWhole: true))
        : [UriTemplate.Parse(address, "")];

    // A client that a library holds is registered and called by the programs that refer to it.
    private IEnumerable<string> UsersOf(ImmutableArray<string> calls) => _inScope.Where(project => calls.Any(call => call != project && Sees(project, call)));

    // What another chosen project refers to is loaded with it.
    private IEnumerable<string> Roots(string[] chosen) =>
        chosen.Where(project => !chosen.Any(other => other != project && Sees(other, project) && !Sees(project, other)));

    private bool Sees(string project, string other) => _projects.Sees(project, other);

    private bool IsWithin(string project, IReadOnlySet<string> named) =>
        named.Contains(FullPath(project)) || named.Any(name => Sees(Below(name), project));

    private string FullPath(string project) => Path.GetFullPath(project, _index.Root);

    private string Below(string path) => Path.GetRelativePath(_index.Root, path).Replace('\\', '/');

    private Suspect Suspect(Candidate candidate, string fault)
    {
        var place = candidate.Place;
        var project = Path.GetFileNameWithoutExtension(candidate.Project);
        var location = new SymbolLocation(place.Member, NameOf(place), project, Path.GetFullPath(candidate.File, _index.Root), place.Line);
        var verb = place.Kind == PlaceKind.Route ? "serves" : "requests";
        return new Suspect
        {
            Location = location,
            Score = candidate.Score * SyntaxAlone,
            Reasons = [$"Line {place.Line} {verb} {place.Name}, as {candidate.Endpoint} may be."],
            Doubts = [$"{location.Project} {fault}: this is known from syntax alone, without the calls that lead here."],
            Bindings = [new Binding(candidate.Endpoint.ToString(), place.Name, location, "syntax", candidate.Score)],
            CallChain = [new CallLink(location, EdgeKind.Entry, null)],
        };
    }

    private static string NameOf(WirePlace place)
    {
        var parts = place.Member.Split('(')[0].Split(':')[^1].Split('.');
        return parts.Length < 2 || parts[^1] == "<Main>$" ? "Program (top-level statements)" : $"{parts[^2]}.{parts[^1]}";
    }
}
