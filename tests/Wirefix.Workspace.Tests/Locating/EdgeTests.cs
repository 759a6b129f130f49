namespace Wirefix.Workspace.Tests.Locating;

/// <summary>The edges of a call chain beyond direct calls and plain services, each with a near miss.</summary>
public sealed class EdgeTests
{
    private const string Http = """

        public class Http(HttpClient client) { public Task<string> SendAsync(string id) => client.GetStringAsync($"parcels/{id}"); }
        """;

    [Theory]
    [InlineData("new Ping(\"one\")", "Handler PingHandler.Handle > Direct Http.SendAsync")]
    [InlineData("(IRequest<string>)new Ping(\"one\")", "Handler PingHandler.Handle > Direct Http.SendAsync")]
    [InlineData("new Pong(\"one\")", "")]
    public async Task A_request_that_a_mediator_of_a_package_takes_to_its_handler(string message, string expected) => await LeadsAsync(
        $"(IMediator mediator) => mediator.Send({message})", expected, """
        public record Ping(string Id) : IRequest<string>;
        public record Pong(string Id) : IRequest<string>;
        public class PingHandler(Http http) : IRequestHandler<Ping, string>
        {
            public Task<string> Handle(Ping ping, CancellationToken ct) => http.SendAsync(ping.Id);
        }
        public class PongHandler : IRequestHandler<Pong, string> { public Task<string> Handle(Pong pong, CancellationToken ct) => Task.FromResult(pong.Id); }
        """);

    [Theory]
    [InlineData("mediator.Publish(new Sold())", "Handler MailOnSold.Handle > Direct Http.SendAsync")]
    [InlineData("mediator.Send(new Sell())", "Candidate MailOnSell.Handle > Direct Http.SendAsync")]
    public async Task A_notification_runs_every_handler_and_a_request_only_one(string call, string expected) => await LeadsAsync(
        $"(IMediator mediator) => {call}", expected, """
        public record Sold : INotification;
        public record Sell : IRequest<string>;
        public class MailOnSold(Http http) : INotificationHandler<Sold> { public Task Handle(Sold sold, CancellationToken ct) => http.SendAsync("one"); }
        public class LogOnSold : INotificationHandler<Sold> { public Task Handle(Sold sold, CancellationToken ct) => Task.CompletedTask; }
        public class MailOnSell(Http http) : IRequestHandler<Sell, string>
        {
            public Task<string> Handle(Sell sell, CancellationToken ct) => http.SendAsync("one");
        }
        public class LogOnSell : IRequestHandler<Sell, string> { public Task<string> Handle(Sell sell, CancellationToken ct) => Task.FromResult(""); }
        """);

    [Fact]
    public async Task A_behaviour_of_the_mediator_may_run_around_every_request() => await LeadsAsync(
        "(IMediator mediator) => mediator.Send(new Ping())", "Candidate[A] Audit.Handle > Direct Http.SendAsync", """
        public record Ping : IRequest<string>;
        public class PingHandler : IRequestHandler<Ping, string> { public Task<string> Handle(Ping ping, CancellationToken ct) => Task.FromResult(""); }
        public class Audit<TRequest, TResponse>(Http http) : IPipelineBehavior<TRequest, TResponse>
        {
            public async Task<TResponse> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResponse> next)
            {
                await http.SendAsync("one");
                return await next();
            }
        }
        """, "services.AddTransient(typeof(IPipelineBehavior<,>), typeof(Audit<,>)); // A");

    [Theory]
    [InlineData("new Ping()", "Handler[A] PingHandler.HandleAsync > Direct Http.SendAsync")]
    [InlineData("new Pong()", "Registered[D] Dispatcher.DispatchAsync > Candidate[A] PingHandler.HandleAsync > Direct Http.SendAsync")]
    public async Task A_dispatcher_of_ones_own_is_known_by_its_contract(string message, string expected) => await LeadsAsync(
        $"(IDispatcher dispatcher) => dispatcher.DispatchAsync({message})", expected, """
        public record Ping; public record Pong;
        public interface ICommandHandler<T> { Task HandleAsync(T command); }
        public interface IDispatcher { Task DispatchAsync<T>(T command); }
        public class Dispatcher(IServiceProvider services) : IDispatcher
        {
            public Task DispatchAsync<T>(T command) => services.GetRequiredService<ICommandHandler<T>>().HandleAsync(command);
        }
        public class PingHandler(Http http) : ICommandHandler<Ping> { public Task HandleAsync(Ping command) => http.SendAsync("one"); }
        public class PongHandler : ICommandHandler<Pong> { public Task HandleAsync(Pong command) => Task.CompletedTask; }
        """, """
        services.AddScoped<IDispatcher, Dispatcher>(); // D
        services.AddScoped<ICommandHandler<Ping>, PingHandler>(); // A
        services.AddScoped<ICommandHandler<Pong>, PongHandler>(); // B
        """);

    [Theory]
    [InlineData("stock.Changed += http.SendAsync; // E", "Direct Stock.RaiseAsync > Delegate[E] Http.SendAsync")]
    [InlineData("stock.Changed += id => http.SendAsync(id); // E", "Direct Stock.RaiseAsync > Delegate[E] new Wiring > Direct Http.SendAsync")]
    [InlineData("stock.Removed += http.SendAsync; // E", "")]
    public async Task An_event_runs_what_subscribed_to_it(string subscription, string expected) => await LeadsAsync(
        "(Stock stock) => stock.RaiseAsync()", expected, $$"""
        public class Stock
        {
            public event Func<string, Task>? Changed;
            public event Func<string, Task>? Removed;
            public Task RaiseAsync() => Changed?.Invoke("one") ?? Task.CompletedTask;
            public void Remove() => Removed?.Invoke("one");
        }
        public class Wiring
        {
            public Wiring(Stock stock, Http http)
            {
                {{subscription}}
            }
        }
        """);

    [Theory]
    [InlineData("_run(\"one\")", "Direct Desk.AskAsync > Delegate[R] new Desk > Direct Http.SendAsync")]
    [InlineData("_lazy.Value", "Direct Desk.AskAsync > Delegate[L] new Desk > Direct Http.SendAsync")]
    [InlineData("_steps[\"b\"](\"one\")", "Direct Desk.AskAsync > Candidate[S] new Desk > Direct Http.SendAsync")]
    [InlineData("_idle(\"one\")", "")]
    public async Task A_delegate_that_is_kept_in_a_field(string call, string expected) => await LeadsAsync("(Desk desk) => desk.AskAsync()", expected, $$"""
        public class Desk
        {
            private readonly Func<string, Task> _run;
            private readonly Func<string, Task> _idle;
            private readonly Lazy<Task<string>> _lazy;
            private readonly Dictionary<string, Func<string, Task>> _steps = new();
            public Desk(Http http)
            {
                _run = id => http.SendAsync(id); // R
                _idle = id => Task.CompletedTask;
                _lazy = new Lazy<Task<string>>(() => http.SendAsync("one")); // L
                _steps["a"] = id => Task.CompletedTask;
                _steps["b"] = id => http.SendAsync(id); // S
            }
            public Task AskAsync() => {{call}};
        }
        """);

    [Fact]
    public async Task A_delegate_that_di_gives() => await LeadsAsync(
        "(Fetch fetch) => fetch(\"one\")", "Delegate[A] Parts.AddParts > Direct Http.SendAsync", "public delegate Task<string> Fetch(string id);",
        "services.AddScoped<Fetch>(sp => id => sp.GetRequiredService<Http>().SendAsync(id)); // A");

    [Fact]
    public async Task Work_that_is_queued_is_run_by_the_service_that_takes_it_out()
    {
        const string source = """
            using System.Threading.Channels;
            public interface IWorkQueue
            {
                ValueTask AddAsync(Func<CancellationToken, Task> work);
                ValueTask<Func<CancellationToken, Task>> TakeAsync(CancellationToken ct);
            }
            public class WorkQueue : IWorkQueue
            {
                private readonly Channel<Func<CancellationToken, Task>> _work = Channel.CreateUnbounded<Func<CancellationToken, Task>>();
                public ValueTask AddAsync(Func<CancellationToken, Task> work) => _work.Writer.WriteAsync(work);
                public async ValueTask<Func<CancellationToken, Task>> TakeAsync(CancellationToken ct) => await _work.Reader.ReadAsync(ct);
            }
            public class Worker(IWorkQueue queue) : BackgroundService
            {
                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    while (!stoppingToken.IsCancellationRequested)
                    {
                        var work = await queue.TakeAsync(stoppingToken);
                        await work(stoppingToken);
                    }
                }
            }
            public class Orders(IWorkQueue queue, Http http)
            {
                public ValueTask SellAsync() => queue.AddAsync(ct => http.SendAsync("one")); // Q
            }
            public static class Parts
            {
                public static void AddParts(this IServiceCollection services)
                {
                    services.AddSingleton<IWorkQueue, WorkQueue>();
                    services.AddHostedService<Worker>(); // W
                }
            }
            """ + Http;
        using var sources = new Sources().Add("Shop", source);

        var chains = await Locate.ChainsAsync(sources, null, "GET depot.example.com/parcels/{id}");

        Assert.Equal(["Entry[W] Worker.ExecuteAsync > Delegate[Q] Orders.SellAsync > Direct Http.SendAsync"], chains);
    }

    [Theory]
    [InlineData("new HttpStore(http) // N\n", "Given[N] HttpStore.GetAsync")]
    [InlineData("id.Length > 1 ? new HttpStore(http) : new NoStore() // N\n", "Candidate[N] HttpStore.GetAsync")]
    [InlineData("new NoStore() // N\n", "")]
    [InlineData("Choose(http)", "Given[C] HttpStore.GetAsync")]
    public async Task An_object_that_the_source_makes_is_known_without_di(string made, string expected) => await LeadsAsync(
        $"(string id, HttpClient http) => {{ Store store = {made}; return store.GetAsync(id); }}", expected, """
        public abstract class Store { public abstract Task<string> GetAsync(string id); }
        public class NoStore : Store { public override Task<string> GetAsync(string id) => Task.FromResult(id); }
        public class HttpStore(HttpClient http) : Store { public override Task<string> GetAsync(string id) => http.GetStringAsync($"parcels/{id}"); }
        """, functions: "static Store Choose(HttpClient http) =>\n new HttpStore(http); // C");

    [Theory]
    [InlineData("Task.WhenAll(stores.Select(store => store.GetAsync(\"one\")))")]
    [InlineData("{ foreach (var store in stores) store.GetAsync(\"one\"); }")]
    public async Task Each_of_all_implementations_runs_where_all_are_asked_for(string call) => await LeadsAsync(
        $"(IEnumerable<IStore> stores) => {call}",
        "Registered[A] HttpStore.GetAsync|Registered[B] OtherStore.GetAsync", """
        public interface IStore { Task<string> GetAsync(string id); }
        public class HttpStore(HttpClient http) : IStore { public Task<string> GetAsync(string id) => http.GetStringAsync($"parcels/{id}"); }
        public class OtherStore(HttpClient http) : IStore { public Task<string> GetAsync(string id) => http.GetStringAsync($"parcels/{id}"); }
        """, "services.AddScoped<IStore, HttpStore>(); // A\nservices.AddScoped<IStore, OtherStore>(); // B");

    [Theory]
    [InlineData("[new HttpStore(http), new OtherStore(http)]", "Given[L] HttpStore.GetAsync|Given[L] OtherStore.GetAsync")]
    [InlineData("new List<IStore> { new HttpStore(http) }", "Given[L] HttpStore.GetAsync")]
    public async Task Each_of_a_list_that_the_source_makes_runs_whatever_is_registered(string list, string expected) => await LeadsAsync(
        "(Desk desk) => desk.AskAsync()", expected.Replace("Given", "Direct Desk.AskAsync > Given"), $$"""
        public interface IStore { Task<string> GetAsync(string id); }
        public class HttpStore(HttpClient http) : IStore { public Task<string> GetAsync(string id) => http.GetStringAsync($"parcels/{id}"); }
        public class OtherStore(HttpClient http) : IStore { public Task<string> GetAsync(string id) => http.GetStringAsync($"parcels/{id}"); }
        public class Desk(HttpClient http)
        {
            private readonly List<IStore> _stores = {{list}}; // L
            public async Task AskAsync()
            {
                foreach (var store in _stores)
                    await store.GetAsync("one");
            }
        }
        """, "services.AddScoped<IStore, OtherStore>(); // B");

    [Theory]
    [InlineData("near", "Registered[A] HttpStore.GetAsync")]
    [InlineData("far", "Registered[B] OtherStore.GetAsync")]
    public async Task A_key_that_code_asks_for(string key, string expected) => await LeadsAsync(
        $"(IServiceProvider services) => services.GetRequiredKeyedService<IStore>(\"{key}\").GetAsync(\"one\")", expected, """
        public interface IStore { Task<string> GetAsync(string id); }
        public class HttpStore(HttpClient http) : IStore { public Task<string> GetAsync(string id) => http.GetStringAsync($"parcels/{id}"); }
        public class OtherStore(HttpClient http) : IStore { public Task<string> GetAsync(string id) => http.GetStringAsync($"parcels/{id}"); }
        """, "services.AddKeyedScoped<IStore, HttpStore>(\"near\"); // A\nservices.AddKeyedScoped<IStore, OtherStore>(\"far\"); // B");

    [Theory]
    [InlineData("", true)]
    [InlineData("builder.Services.AddScoped<IStore, HttpStore>();", false)]
    public async Task A_step_that_only_may_be_taken_speaks_against_what_it_leads_to(string registration, bool isDoubted)
    {
        var program = $$"""
            var builder = WebApplication.CreateBuilder(args);
            {{registration}}
            var app = builder.Build();
            app.MapGet("/parcels", (IStore store) => Task.WhenAll(new[] { "a", "b" }.Select(store.GetAsync)));
            app.Run();
            public interface IStore { Task<string> GetAsync(string id); }
            public class HttpStore(HttpClient http) : IStore { public Task<string> GetAsync(string id) => http.GetStringAsync($"parcels/{id}"); }
            public class NoStore : IStore { public Task<string> GetAsync(string id) => Task.FromResult(id); }
            """;
        using var sources = new Sources().Add("Api", program);

        var suspects = await Locate.FanOutAsync(sources, "GET api.example.com/parcels", "GET depot.example.com/parcels/{id}");

        var sender = suspects.Single(suspect => suspect.Location.Name == "HttpStore.GetAsync");
        Assert.Contains(sender.Doubts, doubt => doubt.Contains("its callers decide"));
        Assert.Equal(isDoubted, sender.Doubts.Any(doubt => doubt.Contains("may run HttpStore.GetAsync or another")));
        Assert.Equal(isDoubted, suspects[0].Doubts.Any());
    }

    [Fact]
    public async Task An_iterator_and_a_local_function_are_steps_like_any_other() => await LeadsAsync(
        "async (Desk desk) => { await foreach (var text in desk.ReadAsync()) return text; return null; }",
        "Direct Desk.ReadAsync > Direct Http.SendAsync", """
        public class Desk(Http http)
        {
            public async IAsyncEnumerable<string> ReadAsync()
            {
                yield return await OneAsync("one");
                Task<string> OneAsync(string id) => http.SendAsync(id);
            }
        }
        """);

    private static async Task LeadsAsync(string handler, string expected, string types, string registration = "", string functions = "")
    {
        var program = $$"""
            using MediatR;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddParts();
            var app = builder.Build();
            app.MapGet("/parcels", {{handler}});
            app.MapGet("/others", (Http http) => http.SendAsync("other"));
            app.Run();
            {{functions}}
            static class Parts
            {
                public static void AddParts(this IServiceCollection services)
                {
                    services.AddHttpClient<Http>();
                    {{registration}}
                }
            }
            {{types}}
            {{Http}}
            """;
        using var sources = new Sources("MediatR").Add("Api", program);

        var chains = await Locate.ChainsAsync(sources, "GET api.example.com/parcels", "GET depot.example.com/parcels/{id}");

        Assert.Equal(expected, string.Join('|', chains.Where(IsOfRoute).Select(Short)));
    }

    private static bool IsOfRoute(string chain) => chain != "Entry Program (top-level statements) > Direct Http.SendAsync";

    private static string Short(string chain) => chain["Entry Program (top-level statements) > ".Length..];
}
