using System.Diagnostics;
using System.Globalization;
using Wirefix.Hook;

/// <summary>
/// What the runtime calls before the service's own <c>Main</c>; its name, its place outside any namespace and its
/// method's name are the runtime's contract for <c>DOTNET_STARTUP_HOOKS</c>.
/// </summary>
internal static class StartupHook
{
    /// <summary>
    /// Redirects outbound HTTP to <c>WIREFIX_MOCK</c> and ends the process when <c>WIREFIX_PARENT</c> is gone.
    /// Does nothing without <c>WIREFIX_MOCK</c>, and never throws into the service.
    /// </summary>
    public static void Initialize()
    {
        var mock = Environment.GetEnvironmentVariable("WIREFIX_MOCK");
        if (string.IsNullOrEmpty(mock))
            return;

        try
        {
            // A service may have switched off the layer that announces its requests; the hook lives on it.
            AppContext.SetSwitch("System.Net.Http.EnableActivityPropagation", true);
            DiagnosticListener.AllListeners.Subscribe(new HttpListenerObserver(new OutboundRedirect(new Uri(mock))));
            WatchParent(Environment.GetEnvironmentVariable("WIREFIX_PARENT"));
        }
        catch (Exception exception)
        {
            Complaint.Once(exception);
        }
    }

    private static void WatchParent(string? parent)
    {
        if (int.TryParse(parent, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            ParentWatch.Start(id);
    }
}
