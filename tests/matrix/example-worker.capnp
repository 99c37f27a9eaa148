using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "worker", worker = .worker),
    (name = "internet", network = (allow = ["public", "private"])),
  ],
  sockets = [(name = "http", http = (), service = "worker")],
);

const worker :Workerd.Worker = (
  compatibilityDate = "2025-05-05",
  compatibilityFlags = ["nodejs_compat"],
  modules = [
    (name = "worker.js", esModule = embed "dist/worker.js"),
    (name = "longport_cancel_order.wasm", wasm = embed "dist/longport_cancel_order.wasm"),
  ],
  bindings = [
    (name = "LONGPORT_APP_KEY", fromEnvironment = "LONGPORT_APP_KEY"),
    (name = "LONGPORT_APP_SECRET", fromEnvironment = "LONGPORT_APP_SECRET"),
    (name = "LONGPORT_ACCESS_TOKEN", fromEnvironment = "LONGPORT_ACCESS_TOKEN"),
    (name = "LONGPORT_HTTP_URL", fromEnvironment = "LONGPORT_HTTP_URL"),
    (name = "SESSION_TOKEN", fromEnvironment = "SESSION_TOKEN"),
  ],
);
