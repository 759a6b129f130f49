namespace Wirefix.Workspace.Locating.Wire;

/// <summary>The tokens of controllers' templates, and how a controller's template and its action's make one: as ASP.NET Core reads them.</summary>
internal static class RouteTokens
{
    private const string AreaToken = "[area]";
    private const string ControllerToken = "[controller]";
    private const string ActionToken = "[action]";

    /// <summary>Whether a template names the controller's area.</summary>
    public static bool HasArea(string template) => template.Contains(AreaToken, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a template names the controller.</summary>
    public static bool HasController(string template) => template.Contains(ControllerToken, StringComparison.OrdinalIgnoreCase);

    /// <summary>The template with an area in place of its token.</summary>
    public static string WithArea(string template, string area) => template.Replace(AreaToken, area, StringComparison.OrdinalIgnoreCase);

    /// <summary>The template with the controller's name in place of its token; the type's name is given without namespace.</summary>
    public static string WithController(string template, string type) =>
        template.Replace(ControllerToken, Without(type, "Controller"), StringComparison.OrdinalIgnoreCase);

    /// <summary>The template with an action's name in place of its token.</summary>
    public static string WithAction(string template, string action) => template.Replace(ActionToken, action, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of the action that a method is, where no attribute gives it another.</summary>
    public static string ActionOf(string method) => Without(method, "Async");

    /// <summary>Whether a method is the one that ends its controller: it is public for that alone, and no action.</summary>
    public static bool IsDisposal(string method) => method == nameof(IDisposable.Dispose);

    /// <summary>An action's template below its controller's; one that begins at the root stands alone.</summary>
    public static string Combine(string root, string end) =>
        end.StartsWith('/') || end.StartsWith("~/", StringComparison.Ordinal) ? end.TrimStart('~') : $"{root.TrimStart('~')}/{end}";

    private static string Without(string name, string end) => name.EndsWith(end, StringComparison.Ordinal) ? name[..^end.Length] : name;
}
