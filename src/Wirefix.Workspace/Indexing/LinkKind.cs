namespace Wirefix.Workspace.Indexing;

/// <summary>What a file tells for the others. The numbers stand in stored indexes: append, never reorder.</summary>
public enum LinkKind : byte
{
    /// <summary>A constant or a static field that is set once: its name and its text.</summary>
    Constant = 0,

    /// <summary><c>using static</c>: the name of the type.</summary>
    StaticImport = 1,

    /// <summary>A class that its type derives from: its name without namespace.</summary>
    Base = 2,

    /// <summary>The type is abstract.</summary>
    Abstract = 3,

    /// <summary>The template that the attribute of a controller gives to all its actions.</summary>
    ControllerRoute = 4,

    /// <summary>A group of routes that is handed to a method: <c>Method/index of the parameter</c>, and the group's prefix.</summary>
    RouteGroup = 5,

    /// <summary>The base address of an HTTP client: the client's type or name, and the address.</summary>
    ClientAddress = 6,

    /// <summary>The name of an HTTP client that the type asks for.</summary>
    ClientName = 7,

    /// <summary>A project that a project file refers to: its path as it is written there.</summary>
    ProjectReference = 8,

    /// <summary>The project holds tests.</summary>
    TestProject = 9,

    /// <summary>
    /// An address in configuration: its key with colons, and the address. The owner is the service of a manifest that it is given to;
    /// empty in a project's own files.
    /// </summary>
    Setting = 10,

    /// <summary>An address that a service listens on. The owner is the service of a manifest; empty in a project's own files.</summary>
    ListensOn = 11,

    /// <summary>The service of a manifest or of an application host: its name, and the path or image of its project.</summary>
    Service = 12,

    /// <summary>Another name of services, and theirs.</summary>
    ServiceAlias = 13,

    /// <summary>
    /// A naming policy: the kind of place that it names, and the policy. The owner is the type that it holds for; empty for all.
    /// </summary>
    NamingPolicy = 14,

    /// <summary>A gRPC service: its name, and the same with its package.</summary>
    RpcService = 15,

    /// <summary>An interface that its type implements: its name without namespace.</summary>
    Interface = 16,

    /// <summary>A type that a base or an interface of its type is made for, as of <c>IRequestHandler&lt;Order, bool&gt;</c>: its name.</summary>
    MadeFor = 17,

    /// <summary>The project starts others and holds none of their code: an Aspire application host.</summary>
    ApplicationHost = 18,

    /// <summary>The area that the attribute of a controller puts it in.</summary>
    Area = 19,

    /// <summary>The base address of a generated gRPC client: the client's name, and the address.</summary>
    RpcAddress = 20,

    /// <summary>The name of a generated gRPC client that the type calls.</summary>
    RpcClient = 21,
}
