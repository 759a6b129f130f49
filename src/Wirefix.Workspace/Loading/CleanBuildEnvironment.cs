namespace Wirefix.Workspace.Loading;

/// <summary>
/// Takes the variables out of this process that <c>dotnet run</c>, <c>dotnet test</c> and MSBuild leave behind for
/// their children, and puts them back in the end. They name the paths of the SDK that started us; a build host of
/// another SDK that inherits them mixes the two.
/// </summary>
internal sealed class CleanBuildEnvironment : IDisposable
{
    private static readonly string[] Inherited =
        ["MSBuildExtensionsPath", "MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly"];

    private readonly Dictionary<string, string?> _before =
        Inherited.ToDictionary(name => name, Environment.GetEnvironmentVariable);

    public CleanBuildEnvironment()
    {
        foreach (var name in Inherited)
            Environment.SetEnvironmentVariable(name, null);
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
    }
}
