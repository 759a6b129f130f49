namespace Wirefix.Workspace.Indexing;

/// <summary>What a reference in an open text stands for.</summary>
internal enum ReferenceKind
{
    /// <summary>The text of a constant: <c>Routes.Orders</c>.</summary>
    Constant,

    /// <summary>The prefix of the group that a method is handed: <c>MapOrders/0</c>.</summary>
    RouteGroup,

    /// <summary>The template of the controller around the place, for the action of this name.</summary>
    ControllerRoute,

    /// <summary>An address in configuration, by its whole key: <c>Services:Orders</c>.</summary>
    Setting,

    /// <summary>An address in configuration that a property of options or a section holds: by the last parts of its key.</summary>
    Option,

    /// <summary>A gRPC service with its package, by its name.</summary>
    RpcService,
}
