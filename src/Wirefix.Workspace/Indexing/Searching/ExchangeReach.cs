using System.Collections.Immutable;
using Wirefix.Workspace.Indexing.Joining;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>
/// How near members are to an exchange: by what its ends refer to, by what sees every exchange of the process, by the folders around those,
/// and by whether their project runs where the exchange is served or sent.
/// </summary>
internal sealed class ExchangeReach
{
    private const double Far = 0.3;
    private const double Beside = 0.5;
    private const double SeeingEach = 0.5;
    private const double SettingUp = 0.4;

    // What runs elsewhere is near only where the exchange clearly leads to it.
    private const double Elsewhere = 0.4;
    private const double Clearly = 0.15;

    private readonly Dictionary<CodeMember, double> _reached = [];
    private readonly Neighbourhood _neighbourhood;
    private readonly ServedProjects _projects;

    /// <summary>Follows the paths of a question; where none of them is found, nothing is far.</summary>
    public ExchangeReach(WireQuery query, TreeTables tree, ImmutableArray<CodeMember> members, ImmutableArray<MemberHits> hits)
    {
        References = new References(tree, members);
        var ends = new HeldNames(hits, members.Length, tree.Projects).Weigh(ExchangeEnds.Of(query, members, hits, References));
        _projects = new ServedProjects(ends, tree.Projects);
        Seeing = new Pipeline(tree, References).Seeing(query.Direction).ToHashSet();
        if (ends.Count > 0)
            _reached = Nearness.From(Starts(ends, Seeing), References);
        if (query.Direction == PlaceDirection.Outbound)
            Callers.Add(_reached, ends, members, References);
        _neighbourhood = new Neighbourhood(_reached);
    }

    /// <summary>What members refer to.</summary>
    public References References { get; }

    /// <summary>The members that see each exchange.</summary>
    public IReadOnlySet<CodeMember> Seeing { get; }

    /// <summary>Whether the exchange was found in the code.</summary>
    public bool IsKnown => _reached.Count > 0;

    /// <summary>Whether a member may run where the exchange is served or sent, or is clearly led to; all do where no end is known.</summary>
    public bool IsTogether(CodeMember member) => _projects.Hold(member) || _reached.GetValueOrDefault(member) > Clearly;

    /// <summary>The nearness of a member, above 0 and up to 1.</summary>
    public double Of(CodeMember member) => IsKnown ? (Far + Nearest(member)) / (Far + 1) * Place(member) : 1;

    private Dictionary<CodeMember, double> Starts(Dictionary<CodeMember, double> ends, IEnumerable<CodeMember> seeing)
    {
        var starts = new Dictionary<CodeMember, double>(ends);
        foreach (var member in seeing.Where(_projects.Hold))
            starts.TryAdd(member, SeeingEach);
        return starts;
    }

    private double Nearest(CodeMember member)
    {
        // Handlers stand beside each other and have nothing to do with each other.
        var around = member.Serves ? 0 : Beside * _neighbourhood.Of(member);
        var nearness = Math.Max(_reached.GetValueOrDefault(member), around);
        return nearness < SettingUp && _projects.Hold(member) && Pipeline.SetsUp(member) ? SettingUp : nearness;
    }

    private double Place(CodeMember member) => IsTogether(member) ? 1 : Elsewhere;
}
