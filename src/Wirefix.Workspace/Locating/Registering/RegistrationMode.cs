namespace Wirefix.Workspace.Locating.Registering;

/// <summary>What a registration does to those of the same service before it.</summary>
internal enum RegistrationMode
{
    /// <summary>It wins over them.</summary>
    Add,

    /// <summary>It counts only where there is none (<c>TryAdd…</c>).</summary>
    Fill,

    /// <summary>It wraps what they give.</summary>
    Decorate,
}
