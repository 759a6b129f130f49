namespace Wirefix.Replay.Processes;

/// <summary>Where the hook lies that the service under test loads.</summary>
internal static class HookAssembly
{
    /// <summary>The full path of the hook's assembly.</summary>
    /// <exception cref="FileNotFoundException">It does not lie beside the running program.</exception>
    public static string Path
    {
        get
        {
            var path = System.IO.Path.Combine(AppContext.BaseDirectory, "hook", "Wirefix.Hook.dll");
            return File.Exists(path)
                ? path
                : throw new FileNotFoundException($"{path}: expected the hook that redirects the service's outbound calls, found no file; install Wirefix again.", path);
        }
    }
}
