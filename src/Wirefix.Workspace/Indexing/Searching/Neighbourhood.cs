namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>
/// How near folders are to an exchange: as near as the nearest member in them, and less for each step up to a folder that holds both. What is
/// not reached itself, such as a filter or a registration, stands among what is.
/// </summary>
internal sealed class Neighbourhood
{
    private const double Step = 0.8;

    private readonly Dictionary<string, double> _folders = [];

    /// <summary>Takes the nearness of members for that of the folders around them.</summary>
    public Neighbourhood(Dictionary<CodeMember, double> reached)
    {
        foreach (var (member, nearness) in reached)
        {
            var value = nearness;
            foreach (var folder in Folders(member))
            {
                _folders[folder] = Math.Max(_folders.GetValueOrDefault(folder), value);
                value *= Step;
            }
        }
    }

    /// <summary>The nearness of the folders around a member, from 0 to 1.</summary>
    public double Of(CodeMember member)
    {
        var step = 1.0;
        var best = 0.0;
        foreach (var folder in Folders(member))
        {
            best = Math.Max(best, step * _folders.GetValueOrDefault(folder));
            step *= Step;
        }

        return best;
    }

    // From the inside out, without the root, which holds everything.
    private static IEnumerable<string> Folders(CodeMember member)
    {
        var path = member.File.Path;
        for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
            yield return path[..end];
    }
}
