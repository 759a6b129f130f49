namespace Wirefix.Workspace.Writing;

/// <summary>The folder <c>.wirefix</c> that Wirefix keeps beside the user's code.</summary>
public static class WirefixFolder
{
    /// <summary>Creates a folder below <c>.wirefix</c> and gives its path; an ignore file keeps it out of the user's commits.</summary>
    /// <param name="home">The folder of the user's solution or tree.</param>
    /// <param name="name">The folder's name, or several with slashes.</param>
    public static string Create(string home, string name)
    {
        var wirefix = Path.Combine(home, ".wirefix");
        Directory.CreateDirectory(wirefix);
        Ignore(Path.Combine(wirefix, ".gitignore"));
        return Directory.CreateDirectory(Path.Combine(wirefix, name)).FullName;
    }

    private static void Ignore(string file)
    {
        if (File.Exists(file))
            return;
        try
        {
            using var ignore = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite);
            ignore.Write("*\n"u8);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another run was a moment earlier.
        }
    }
}
