namespace Wirefix.Workspace.Tests.Indexing;

/// <summary>Each kind of place, beside code that looks like one and is none.</summary>
public sealed class CodeReaderTests
{
    [Theory]
    [InlineData("class A { public string OrderId { get; set; } }", "Member OrderId")]
    [InlineData("class A { public string OrderId; }", "Member OrderId")]
    [InlineData("interface A { string OrderId { get; } }", "Member OrderId")]
    [InlineData("record A(string OrderId);", "Member OrderId")]
    [InlineData("class A { object B() => new { OrderId = 1, x.Total }; }", "Member OrderId", "Member Total")]
    [InlineData("class A { private string OrderId { get; set; } static public int B; public const int C = 1; }")]
    [InlineData("class A(string orderId);")]
    [InlineData("class A { [JsonIgnore] public string OrderId { get; set; } }")]
    [InlineData("enum A { Shipped }", "EnumMember Shipped")]
    public void Members_go_by_their_own_names(string code, params string[] places) => Finds(code, places);

    [Theory]
    [InlineData("""class A { [JsonPropertyName("order_id")] public string Id { get; set; } }""", "SerializedName order_id")]
    [InlineData("""class A { [JsonProperty(PropertyName = "order_id")] public string Id { get; set; } }""", "SerializedName order_id")]
    [InlineData("""class A { [JsonProperty("order_id")] private string Id { get; set; } }""", "SerializedName order_id")]
    [InlineData("""class A { [DataMember(Name = "order_id")] public string Id { get; set; } }""", "SerializedName order_id")]
    [InlineData("""record A([property: JsonPropertyName("order_id")] string Id);""", "SerializedName order_id")]
    [InlineData("""enum A { [EnumMember(Value = "in-transit")] InTransit }""", "SerializedName in-transit")]
    [InlineData("""enum A { [JsonStringEnumMemberName("in-transit")] InTransit }""", "SerializedName in-transit")]
    [InlineData(
        """class A { const string N = "order_id"; [JsonPropertyName(N)] public string Id { get; set; } }""",
        "Literal order_id", "SerializedName order_id")]
    [InlineData("""class A { [Column("order_id")] public string Id { get; set; } }""", "ColumnName order_id", "Member Id")]
    [InlineData("""class A { [XmlElement("OrderId")] public string Id { get; set; } }""", "XmlName OrderId", "Member Id")]
    [InlineData("""class A { [XmlAttribute("xattr")] public string Id { get; set; } }""", "XmlName xattr", "Member Id")]
    [InlineData("""class A { [XmlAttributeAttribute("xattr")] public string Id { get; set; } }""", "XmlName xattr", "Member Id")]
    [InlineData("""class A { [XmlAttribute(AttributeName = "xattr")] public string Id { get; set; } }""", "XmlName xattr", "Member Id")]
    [InlineData("""class A { [ProtoMember(1, Name = "order_id")] public string Id { get; set; } }""", "ProtobufName order_id", "Member Id")]
    [InlineData("class A { [DataMember(Order = 1)] public string Id { get; set; } }", "Member Id")]
    public void Attributes_give_names(string code, params string[] places) => Finds(code, places);

    [Theory]
    [InlineData("""d["order_id"]""", "Key order_id")]
    [InlineData("""node?["order_id"]""", "Key order_id")]
    [InlineData("""new Dictionary<string, int> { ["order_id"] = 1 }""", "Key order_id")]
    [InlineData("""new Dictionary<string, int> { { "order_id", 1 } }""", "Key order_id")]
    [InlineData("""e.GetProperty("order_id")""", "Key order_id")]
    [InlineData("""e.TryGetProperty("order_id"u8, out var p)""", "Key order_id")]
    [InlineData("""o.Value<string>("order_id")""", "Key order_id")]
    [InlineData("""w.WriteString("order_id", x)""", "Key order_id")]
    [InlineData("""o.SelectToken("order_id")""", "Key order_id")]
    [InlineData("""o.SelectToken("order.lines[0].sku")""", "Key order", "Key lines", "Key sku")]
    [InlineData("""o.SelectTokens("$..lines[?(@.state == 'open')].unit-price")""", "Key lines", "Key state", "Key unit-price")]
    [InlineData("""o.SelectToken("$['order id'].total")""", "Key order", "Key total")]
    [InlineData("""configuration["OrderId"]""", "Literal OrderId")]
    [InlineData("""IConfiguration cfg = Make(); x = cfg["OrderId"]""", "Literal OrderId")]
    [InlineData("""Dictionary<string, int> configured = Make(); x = configured["OrderId"]""", "Key OrderId")]
    [InlineData("""d["an order"]""")]
    public void Keys_are_found_where_they_are_used(string code, params string[] places) => Finds(Inside(code), places);

    [Theory]
    [InlineData("""Request.Headers["X-Tenant"]""", "Header X-Tenant Inbound")]
    [InlineData("""client.DefaultRequestHeaders.Add("X-Tenant", t)""", "Header X-Tenant Outbound")]
    [InlineData("""message.Headers.TryAddWithoutValidation("X-Tenant", t)""", "Header X-Tenant Outbound")]
    [InlineData("response.Headers.RetryAfter", "Header RetryAfter Unknown")]
    [InlineData("HeaderNames.IfMatch", "Header IfMatch Unknown")]
    [InlineData("Request.Headers.Count")]
    [InlineData("""list.Add("X-Tenant")""", "Literal X-Tenant Unknown")]
    public void Headers_are_told_with_their_direction(string code, params string[] places) => FindsDirected(Inside(code), places);

    [Theory]
    [InlineData(
        """$"/orders?page={page}&page_size=2" """,
        "PathText /orders?page={page}&page_size=2 Unknown", "Query page Unknown", "Query page_size Unknown")]
    [InlineData("""QueryHelpers.AddQueryString(uri, "page", p)""", "Query page Outbound")]
    [InlineData("""Request.Query["page"]""", "Query page Inbound")]
    [InlineData("""query["page"] = p""", "Query page Unknown")]
    [InlineData("""x = "a ? b == c" """)]
    public void Query_parameters_are_found_in_urls_and_calls(string code, params string[] places) => FindsDirected(Inside(code), places);

    [Theory]
    [InlineData("""Request.Form["file"]""", "Form file Inbound")]
    [InlineData("""form.Add(content, "file")""", "Form file Outbound")]
    [InlineData("""new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = g })""", "Form grant_type Outbound")]
    [InlineData("""new FormUrlEncodedContent([new KeyValuePair<string, string>("grant_type", g)])""", "Form grant_type Outbound")]
    [InlineData("""list.Add(content, "file")""", "Literal file Unknown")]
    [InlineData("""m.Add(new StringContent("x"), "mp_a")""", "Form mp_a Outbound")]
    [InlineData("""var m = new MultipartFormDataContent(); m.Add(part, "mp_a")""", "Form mp_a Outbound")]
    [InlineData("""MultipartFormDataContent m = new(); m.Add(part, "mp_a")""", "Form mp_a Outbound")]
    [InlineData("""void C(MultipartFormDataContent m) => m.Add(part, "mp_a", "a.txt")""", "Form mp_a Outbound", "Literal a.txt Unknown")]
    [InlineData("""new MultipartFormDataContent { { part, "mp_a" } }""", "Form mp_a Outbound")]
    [InlineData("""var m = new List<A>(); m.Add(part, "mp_a")""", "Literal mp_a Unknown")]
    public void Form_fields_are_found(string code, params string[] places) => FindsDirected(Inside(code), places);

    [Theory]
    [InlineData(
        """class OrdersController { public A Get([FromQuery(Name = "page_size")] int size) => null; }""",
        "Query page_size Inbound")]
    [InlineData(
        """class OrdersController { public A Get([FromHeader] string tenant, int page) => null; }""",
        "Header tenant Inbound", "BoundParameter page Inbound")]
    [InlineData("""class OrdersController { public A Get(Guid? id, IStore store, Order order) => null; }""", "BoundParameter id Inbound")]
    [InlineData("class Store { public A Get(int page) => null; }")]
    [InlineData("""app.MapGet("/x", (int page, IStore store) => 1);""", "Route GET /x Inbound", "BoundParameter page Inbound")]
    [InlineData(
        """app.MapGet("/x", Read); A Read(int page) => null; A Other(int page) => null;""",
        "Route GET /x Inbound", "BoundParameter page Inbound")]
    [InlineData("list.Select((int page) => 1);")]
    public void Handlers_bind_parameters(string code, params string[] places) => FindsDirected(code, places);

    [Theory]
    [InlineData(
        """[Route("api/[controller]")] class OrdersController { [HttpGet("{id:int}")] public A Read() => null; }""",
        "Route GET /api/Orders/{id:int}")]
    [InlineData(
        """[Route("api")] class OrdersController { [HttpPost("/[action]")] public A ReadAsync() => null; }""",
        "Literal api", "Route POST /Read")]
    [InlineData(
        """class A { const string P = "/v1/orders"; [HttpDelete(P)] public A Read() => null; }""",
        "PathText /v1/orders", "Route DELETE /v1/orders")]
    [InlineData("""class A { [HttpGet, Route("orders")] public A Read() => null; }""", "Route GET /orders", "Literal orders")]
    [InlineData(
        """[Area("Adm")] [Route("[area]/[controller]")] class OrdersController { [HttpGet] public A Read() => null; }""",
        "Literal Adm", "Route GET /Adm/Orders")]
    [InlineData("""[Area("Adm")] class A { [HttpGet("/[area]/x")] public A Read() => null; }""", "Literal Adm", "Route GET /Adm/x")]
    [InlineData("""[Route("zeta/[action]")] class ZetaController { public int Idx() => 1; }""", "Route /zeta/Idx")]
    [InlineData("""[Route("zeta"), ApiController] class Zeta { public int Idx() => 1; int B() => 1; }""", "Literal zeta", "Route /zeta")]
    [InlineData("""[Route("zeta")] class ZetaController { [NonAction] public int Idx() => 1; public static int B() => 1; public override int C() => 1; }""", "Literal zeta")]
    [InlineData("class ZetaController { public int Idx() => 1; }")]
    [InlineData("""[Route("zeta")] class Zeta { public int Idx() => 1; }""", "Literal zeta")]
    [InlineData(
        """[Route("api/[action]")] class A { [HttpGet, ActionName("ren-amed")] public A Read() => null; }""",
        "Route GET /api/ren-amed", "Literal ren-amed")]
    [InlineData(
        """[Route(template: "iota")] class A { [HttpPut(template: "named/{q}")] public A Read() => null; }""",
        "Literal iota", "Route PUT /iota/named/{q}")]
    [InlineData("""class A { [HttpGet(Name = "read"), Route(template: "iota")] public A Read() => null; }""", "Route GET /iota", "Literal read", "Literal iota")]
    [InlineData(
        """[Route("api")] class A { [AcceptVerbs("PUT", "patch", Route = "acc/{q}")] public A Read() => null; }""",
        "Literal api", "Literal PUT", "Literal patch", "Route PUT /api/acc/{q}", "Route PATCH /api/acc/{q}")]
    [InlineData("""interface A { [Get("/orders/{id}")] Task<B> Read(string id); }""", "RequestUri GET /orders/{id}")]
    [InlineData("""app.MapPut("/orders/{id}", h);""", "Route PUT /orders/{id}")]
    [InlineData(
        """var g = app.MapGroup("/v1").WithTags("t").MapGroup("orders"); g.MapGet("{id}", h);""",
        "PathText /v1", "Literal orders", "Route GET /v1/orders/{id}")]
    [InlineData("""const string P = "/v1"; app.MapGet(P + "/orders", h);""", "PathText /v1", "Route GET /v1/orders")]
    [InlineData("""app.MapHub<Feed>("/feed");""", "Route /feed")]
    [InlineData("""class E { void Configure() { Get("/orders/{id}"); } }""", "Route GET /orders/{id}")]
    [InlineData("""mapper.Map("orders", x);""", "Literal orders")]
    public void Routes_are_read_with_prefixes_tokens_and_constants(string code, params string[] places) => Finds(code, places);

    [Theory]
    [InlineData("""channel.QueueDeclare(queue: "orders", durable: true)""", "Queue orders Unknown")]
    [InlineData("""await channel.BasicPublishAsync("shop", routingKey: "orders.created", body: b)""", "Queue shop Outbound", "Queue orders.created Outbound")]
    [InlineData("""channel.BasicConsume("orders", true, c)""", "Queue orders Inbound")]
    [InlineData("""client.CreateSender("orders")""", "Queue orders Outbound")]
    [InlineData("""client.CreateProcessor("orders", "billing")""", "Queue orders Inbound", "Queue billing Inbound")]
    [InlineData("""producer.ProduceAsync("orders", message)""", "Queue orders Outbound")]
    [InlineData("""consumer.Subscribe("orders")""", "Queue orders Inbound")]
    [InlineData("""consumer.Subscribe(new[] { "orders", "users" })""", "Queue orders Inbound", "Queue users Inbound")]
    [InlineData("""consumer.Subscribe(new string[] { "orders" })""", "Queue orders Inbound")]
    [InlineData("""consumer.Subscribe(["orders"])""", "Queue orders Inbound")]
    [InlineData("""var topics = new List<string> { "orders" }; consumer.Subscribe(topics)""", "Queue orders Inbound")]
    [InlineData("""source.Subscribe(new[] { "an order came" })""")]
    [InlineData("""x.ReceiveEndpoint("order-queue", e => { })""", "Queue order-queue Inbound")]
    [InlineData("""send(new Uri("queue:order-queue"))""", "Queue order-queue Outbound")]
    [InlineData("""source.Subscribe(handler)""")]
    [InlineData("""source.Subscribe("an order came")""")]
    [InlineData("""text = "queue: empty" """)]
    public void Queues_and_topics_are_told_with_their_direction(string code, params string[] places) => FindsDirected(Inside(code), places);

    [Theory]
    [InlineData("""class A { [ServiceBusTrigger("orders", "billing")] void B() { } }""", "Queue orders Inbound", "Queue billing Inbound")]
    [InlineData("""class A { [Topic("pubsub", "orders")] void B() { } }""", "Queue pubsub Inbound", "Queue orders Inbound")]
    [InlineData("""[EntityName("order-created")] class A;""", "Queue order-created Unknown")]
    public void Attributes_name_queues_and_topics(string code, params string[] places) => FindsDirected(code, places);

    [Theory]
    [InlineData("""logger.LogInformation("Order {OrderId} took {Elapsed:0.0} of {{all}}", id, e)""", "LogHole OrderId", "LogHole Elapsed")]
    [InlineData("""_log.Warning(e, "Order {@Order}", o)""", "LogHole Order")]
    [InlineData("""string.Format("Order {OrderId}", o)""")]
    public void Log_messages_have_names(string code, params string[] places) => Finds(Inside(code), places);

    [Theory]
    [InlineData("""x = "orders.created" """, "Literal orders.created")]
    [InlineData("""x is "shipped" """, "Literal shipped")]
    [InlineData("""x = "An order." """)]
    [InlineData("""x = "{\"order_id\": 1, \"a\": \"b\"}" """, "JsonText order_id", "JsonText a")]
    [InlineData("x = \"\"\"\n{ \"order_id\": 1 }\n\"\"\"", "JsonText order_id")]
    [InlineData("""x = "/orders" """, "PathText /orders")]
    [InlineData("""x = "application/json" """)]
    [InlineData("""x = "api/orders/{id}" """, "PathText api/orders/{id}")]
    [InlineData("""x = "yes / no" """)]
    [InlineData("""x.StartsWith("Bearer ")""", "Literal Bearer")]
    public void Other_texts_are_names_paths_or_json(string code, params string[] places) => Finds(Inside(code), places);

    [Fact]
    public void A_place_names_its_line_type_and_member()
    {
        const string code = """
            namespace Shop.Orders
            {
                class Store<T>
                {
                    class Inner
                    {
                        A Find<B>(string id, int? page, ref B b)
                        {
                            return d["order_id"];
                        }
                    }
                }
            }
            """;

        var place = Assert.Single(OneFile.Places(code));

        Assert.Equal(9, place.Line);
        Assert.Equal("Shop.Orders.Store`1.Inner", place.Type);
        Assert.Equal("M:Shop.Orders.Store`1.Inner.Find``1(string,int?,B@)", place.Member);
    }

    [Theory]
    [InlineData("class A { A() { x = \"order_id\"; } }", "M:A.#ctor")]
    [InlineData("class A { string B = \"order_id\"; }", "F:A.B")]
    [InlineData("class A { string B => \"order_id\"; }", "P:A.B")]
    [InlineData("record A(string OrderId);", "P:A.OrderId")]
    [InlineData("var x = \"order_id\";", "M:Program.<Main>$(string[])")]
    [InlineData("namespace N; enum A { OrderId }", "F:N.A.OrderId")]
    public void Members_are_named_as_documentation_ids_are(string code, string member) =>
        Assert.Equal(member, Assert.Single(OneFile.Places(code)).Member);

    private static string Inside(string expression) => $"class A {{ void B() {{ {expression}; }} }}";

    private static void Finds(string code, params string[] places) =>
        Assert.Equal(places, OneFile.Places(code).Select(place => $"{place.Kind} {place.Name}"));

    private static void FindsDirected(string code, params string[] places) =>
        Assert.Equal(places, OneFile.Places(code).Select(place => $"{place.Kind} {place.Name} {place.Direction}"));
}
