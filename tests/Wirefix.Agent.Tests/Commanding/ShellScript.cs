namespace Wirefix.Agent.Tests.Commanding;

/// <summary>A small shell script that plays a coding agent, in a folder of its own that it can leave notes in.</summary>
public sealed class ShellScript : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wirefix-script-");

    public ShellScript(string text) => File.WriteAllText(Path.Combine(_folder.FullName, "agent.sh"), $"NOTES={_folder.FullName}\n{text}\n");

    /// <summary>The command line that runs it.</summary>
    public string Line => $"sh {Path.Combine(_folder.FullName, "agent.sh")}";

    /// <summary>What it wrote into a file of its folder, which it knows as <c>$NOTES</c>.</summary>
    public string Note(string name) => File.ReadAllText(Path.Combine(_folder.FullName, name));

    public static void RequireShell() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts are for sh.");

    public void Dispose() => _folder.Delete(recursive: true);
}
