using System.Collections;
using System.Diagnostics;

namespace Wirefix.Replay.Processes;

/// <summary>
/// The environment that a child process inherits: ours, without what would change its behaviour from one caller to
/// the next. We may run inside <c>dotnet run</c> or <c>dotnet test</c>, which leave much behind.
/// </summary>
internal static class ChildEnvironment
{
    private static readonly string[] DroppedPrefixes = ["WIREFIX_", "ASPNETCORE_", "MSBUILD", "VSTEST_", "TESTINGPLATFORM_", "COREHOST_"];

    private static readonly string[] Dropped =
    [
        "DOTNET_STARTUP_HOOKS", "DOTNET_HOST_PATH", "DOTNET_ENVIRONMENT", "DOTNET_URLS", "DOTNET_CLI_TELEMETRY_SESSIONID",
        "DOTNET_LAUNCH_PROFILE", "DOTNET_ADDITIONAL_DEPS", "DOTNET_SHARED_STORE", "DOTNET_MODIFIABLE_ASSEMBLIES", "URLS",
    ];

    private static readonly string[] ProxyVariables = ["http_proxy", "https_proxy", "all_proxy", "no_proxy"];

    /// <summary>
    /// What keeps a <c>dotnet</c> command, and one that another command runs, from talking to others: no telemetry, no servers that stay and hold
    /// files or pipes.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, string?>> Quiet { get; } =
    [
        new("DOTNET_CLI_TELEMETRY_OPTOUT", "1"),
        new("DOTNET_NOLOGO", "1"),
        new("MSBUILDDISABLENODEREUSE", "1"),
        new("DOTNET_CLI_USE_MSBUILD_SERVER", "0"),
        new("UseSharedCompilation", "false"),
        new("UseRazorBuildServer", "false"),
    ];

    /// <summary>Gives a process about to start the inherited environment, cleaned, and these variables on top; null removes one.</summary>
    public static void Apply(ProcessStartInfo start, IEnumerable<KeyValuePair<string, string?>> variables)
    {
        var inherited = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value));
        start.Environment.Clear();
        foreach (var (name, value) in inherited.Where(entry => IsKept(entry.Key)).Concat(variables))
        {
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }
    }

    /// <summary>What a service under test gets beside its configuration.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> OfService(IReadOnlyDictionary<string, string> configuration, Uri mock, Uri address)
    {
        var proxy = mock.GetLeftPart(UriPartial.Authority);
        var set = new Dictionary<string, string?>
        {
            // As the capture was made; a development environment answers with other pages and reads other settings.
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["DOTNET_NOLOGO"] = "1",
        };
        foreach (var (name, value) in configuration)
            set[name] = value;

        foreach (var (name, value) in Proxied(proxy))
            set[name] = value;
        set["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority);
        // Before the endpoints that the service configures for Kestrel, whose ports somebody may have.
        set["ASPNETCORE_PREFERHOSTINGURLS"] = "true";
        set["DOTNET_STARTUP_HOOKS"] = HookAssembly.Path;
        set["WIREFIX_MOCK"] = proxy;
        set["WIREFIX_PARENT"] = Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return set;
    }

    /// <summary>Has clients that heed proxies call all others than this machine through one.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Proxied(string proxy) =>
        // Upper case too: some clients read only that, and it may be set to the user's own proxy.
        from variable in ProxyVariables
        from name in new[] { variable, variable.ToUpperInvariant() }
        select KeyValuePair.Create(name, (string?)(variable == "no_proxy" ? "127.0.0.1,localhost" : proxy));

    private static bool IsKept(string name) =>
        !Dropped.Contains(name, StringComparer.OrdinalIgnoreCase)
        && !DroppedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
