namespace Samples.Recording.Running;

/// <summary>Where things are in the repository.</summary>
/// <param name="Root">Its folder.</param>
public sealed record Repository(string Root)
{
    private const string Mark = "Analyzers.sln";

    /// <summary>The project of the command that records.</summary>
    public string CommandProject => Path.Combine(Root, "src", "Wirefix.Cli", "Wirefix.Cli.csproj");

    /// <summary>The repository that holds the folder.</summary>
    /// <exception cref="RecordingException">None does.</exception>
    public static Repository Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, Mark)))
                return new Repository(at.FullName);
        }

        throw new RecordingException($"{folder}: expected a folder below {Mark}, found none. Run the recorder from the repository.");
    }

    /// <summary>A sample's folder.</summary>
    public string SampleFolder(string name) => Path.Combine(Root, "samples", name);
}
