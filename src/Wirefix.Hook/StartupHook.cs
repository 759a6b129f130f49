using System.Diagnostics;
using System.Globalization;
using Wirefix.Hook;
using Wirefix.Hook.Recording;

/// <summary>
/// What the runtime calls before the service's own <c>Main</c>; its name, its place outside any namespace and its
/// method's name are the runtime's contract for <c>DOTNET_STARTUP_HOOKS</c>.
/// </summary>
internal static class StartupHook
{
    /// <summary>
    /// Redirects outbound HTTP to <c>WIREFIX_MOCK</c> and tells it of other connections, records what goes in and out to the socket <c>WIREFIX_RECORDER</c>, and ends the
    /// process when <c>WIREFIX_PARENT</c> is gone; each only where the variable is set. Never throws into the service.
    /// </summary>
    public static void Initialize()
    {
        try
        {
            var recorder = Variable("WIREFIX_RECORDER") is { } path && !IsPartOfSdk() ? new RecorderLink(path) : null;
            var mock = Variable("WIREFIX_MOCK");
            if (recorder is null && mock is null)
                return;

            // A service may have switched off the layer that announces its requests; the hook lives on it.
            AppContext.SetSwitch("System.Net.Http.EnableActivityPropagation", true);
            DiagnosticListener.AllListeners.Subscribe(new Listeners(Observers(recorder, mock)));
            // The runtime keeps it.
            if (mock is not null)
                _ = new ConnectionWatch(new Uri(mock));
            WatchParent(Variable("WIREFIX_PARENT"));
        }
        catch (Exception exception)
        {
            Complaint.Once(exception);
        }
    }

    private static Dictionary<string, Func<EventObserver>> Observers(RecorderLink? recorder, string? mock)
    {
        var observers = new Dictionary<string, Func<EventObserver>>();
        var outbound = new List<IOutboundWatcher>();
        if (recorder is not null)
        {
            outbound.Add(new OutboundRecorder(recorder));
            observers.Add(InboundEvents.Source, () => new InboundEvents(new InboundRecorder(recorder)));
        }

        if (mock is not null)
        {
            outbound.Add(new OutboundRedirect(new Uri(mock)));
            observers.TryAdd(InboundEvents.Source, () => new InboundTraces());
        }

        observers.Add(OutboundEvents.Source, () => new OutboundEvents([.. outbound]));
        return observers;
    }

    private static void WatchParent(string? parent)
    {
        if (int.TryParse(parent, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            ParentWatch.Start(id);
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <summary>
    /// Whether this is a program of the SDK itself: what <c>dotnet run</c> starts inherits the environment, and so does what it
    /// restores and builds with.
    /// </summary>
    private static bool IsPartOfSdk()
    {
        // …/shared/Microsoft.NETCore.App/10.0.0/System.Private.CoreLib.dll beside …/sdk
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location);
        return runtime is { Length: > 0 }
            && AppContext.BaseDirectory.StartsWith(Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "sdk")) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }
}
