namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>
/// How near folders are to an exchange: as near as the nearest member in them, and less for each step up to a folder that holds both. What is
/// not reached itself, such as a filter or a registration, stands among what is.
/// </summary>
internal sealed class Neighbourhood
{
    private const double Step = 0.8;

    private readonly Dictionary<string, double> _folders = [];
    private readonly Dictionary<CodeFile, double> _files = [];

    /// <summary>Takes the nearness of members for that of the folders around them.</summary>
    public Neighbourhood(Dictionary<CodeMember, double> reached)
    {
        foreach (var file in reached.GroupBy(member => member.Key.File, member => member.Value))
        {
            var value = file.Max();
            foreach (var folder in Folders(file.Key))
            {
                _folders[folder] = Math.Max(_folders.GetValueOrDefault(folder), value);
                value *= Step;
            }
        }
    }

    /// <summary>The nearness of the folders around a member, from 0 to 1.</summary>
    public double Of(CodeMember member)
    {
        if (!_files.TryGetValue(member.File, out var known))
            _files[member.File] = known = Around(member.File);
        return known;
    }

    private double Around(CodeFile file)
    {
        var step = 1.0;
        var best = 0.0;
        foreach (var folder in Folders(file))
        {
            best = Math.Max(best, step * _folders.GetValueOrDefault(folder));
            step *= Step;
        }

        return best;
    }

    // From the inside out, without the root, which holds everything.
    private static IEnumerable<string> Folders(CodeFile file)
    {
        var path = file.Path;
        for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
            yield return path[..end];
    }
}
